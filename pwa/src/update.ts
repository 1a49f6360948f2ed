import { signal } from '@preact/signals';
import { go } from './kit/route.ts';

const FILE = '/sw.js';
const LOOK_AGAIN_MS = 3_600_000;
/** On a first visit what the page still asks for comes before the copy of everything else. */
const FIRST_PAGE_MS = 1_000;

/** A newer version is here and waits for a tap. */
export const updateWaits = signal(false);
let registration: ServiceWorkerRegistration | undefined;

/** Keeps this phone's copy of the app, and hears of newer ones. Nothing is ever swapped under somebody's hands. */
export function startUpdates(): void {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  const controlled = !!navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (controlled) location.reload(); });
  navigator.serviceWorker.addEventListener('message', ({ data }) => { if (data?.open) go(new URL(data.open).hash.slice(1) || '/'); });
  addEventListener('load', () => setTimeout(() => void register(), controlled ? 0 : FIRST_PAGE_MS));
}

async function register(): Promise<void> {
  registration = await navigator.serviceWorker.register(trusted(FILE)).catch(() => undefined);
  if (!registration) return;
  const look = () => { updateWaits.value = !!registration!.waiting && !!navigator.serviceWorker.controller; };
  look();
  registration.addEventListener('updatefound', () => registration!.installing?.addEventListener('statechange', look));
  setInterval(() => void registration!.update().catch(() => undefined), LOOK_AGAIN_MS);
}

/** The only script address we ever make: the content policy asks for a name for it. */
function trusted(url: string): string {
  const policy = window.trustedTypes?.createPolicy('commonrota', {
    createScriptURL: (asked) => {
      if (asked !== FILE) throw new TypeError(asked);
      return asked;
    },
  });
  return policy ? policy.createScriptURL(url) : url;
}

/** Keeps files this phone will need without signal: the catalog of its language, a place it uses. */
export async function keep(start: string): Promise<void> {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  (await navigator.serviceWorker.ready).active?.postMessage({ keep: start });
}

/** The tap: the waiting version takes over and the page opens anew. */
export function update(): void {
  registration?.waiting?.postMessage('update');
}
