import { get, send } from './api.ts';
import { bytesOf } from './bytes.ts';
import { newId } from './id.ts';

const ID_KEY = 'commonrota:push';
/** Some browsers never answer a subscription that cannot work. */
const PATIENCE_MS = 10_000;

export type PushState = 'none' | 'ask' | 'refused' | 'on';

/** What this phone can do about notices, before anything is asked. */
export async function pushState(): Promise<PushState> {
  if (!('PushManager' in globalThis) || !('Notification' in globalThis) || !navigator.serviceWorker) return 'none';
  if (Notification.permission === 'denied') return 'refused';
  const here = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
  return here && Notification.permission === 'granted' ? 'on' : 'ask';
}

/** Asks the phone for permission and tells the server where to send. Call it from a tap, after saying what it is for. */
export async function turnOn(): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState();
  const { key } = await get<{ key: string }>('/api/push-key');
  const registration = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
  await register(await inTime(registration.pushManager.subscribe(options)));
  return 'on';
}

export async function turnOff(): Promise<void> {
  const subscription = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  const id = localStorage.getItem(ID_KEY);
  localStorage.removeItem(ID_KEY);
  if (id) await send('DELETE', `/api/my/push-subscriptions/${id}`);
}

/** Tells the server again at start: browsers change addresses without a word. */
export async function resync(): Promise<void> {
  if ((await pushState()) !== 'on') return;
  const subscription = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
  if (subscription) await register(subscription);
}

async function register(subscription: PushSubscription): Promise<void> {
  const id = localStorage.getItem(ID_KEY) ?? newId();
  localStorage.setItem(ID_KEY, id);
  const { endpoint, keys } = subscription.toJSON();
  await send('PUT', `/api/my/push-subscriptions/${id}`, { endpoint, keys });
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('no push service')), PATIENCE_MS));
  return Promise.race([work, late]);
}
