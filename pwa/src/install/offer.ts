import { computed, signal } from '@preact/signals';

/** What Chromium gives before it would ask by itself. */
interface Offer extends Event { prompt(): Promise<void>; readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }> }

const STAGE_KEY = 'commonrota:install';
const OPENED_KEY = 'commonrota:opened';
/** Opened again after this long: a second visit, not a reload. */
const VISIT_MS = 30 * 60_000;

/** `calm`: they know by now what this is. `no`: they were asked, and that was the answer. */
type Stage = 'new' | 'calm' | 'no';
const stage = signal<Stage>((localStorage.getItem(STAGE_KEY) as Stage | null) ?? 'new');
const caught = signal<Offer | undefined>(undefined);

const standalone = (): boolean => matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;
/** Kept on the home screen: opened from there, or just now put there. */
export const kept = signal(standalone());

/** Phones of Apple install by hand only; their tablets call themselves computers. */
const apple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** How this phone can do it, if it can. */
export const way = computed<'ask' | 'steps' | undefined>(() => (caught.value ? 'ask' : apple ? 'steps' : undefined));
/** Whether to offer it without being asked. */
export const offered = computed(() => !kept.value && stage.value === 'calm' && way.value !== undefined);

function to(next: Stage): void {
  stage.value = next;
  localStorage.setItem(STAGE_KEY, next);
}

/** A good moment has come: the first week is answered, or they are here for the second time. */
export function calmNow(): void {
  if (stage.value === 'new') to('calm');
}

export const notNow = (): void => to('no');

/** Lets the phone itself ask; true when it is on the home screen then. */
export async function ask(): Promise<boolean> {
  const offer = caught.value;
  if (!offer) return false;
  caught.value = undefined;
  await offer.prompt();
  const accepted = (await offer.userChoice).outcome === 'accepted';
  if (accepted) settled();
  else notNow();
  return accepted;
}

/** What is on the home screen is not thrown away when the phone runs short of room. */
function settled(): void {
  kept.value = true;
  void navigator.storage?.persist?.();
}

function opened(): void {
  const before = Number(localStorage.getItem(OPENED_KEY));
  if (before && Date.now() - before > VISIT_MS) calmNow();
  localStorage.setItem(OPENED_KEY, String(Date.now()));
  if (kept.value) settled();
}

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  caught.value = event as Offer;
});
addEventListener('appinstalled', settled);
opened();
