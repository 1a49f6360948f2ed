declare const self: ServiceWorkerGlobalScope;
// Filled in by vite/shell.ts: the hash of all files, and what every phone keeps.
declare const __VERSION__: string;
declare const __SHELL__: string[];
export {};

const CACHE = `shell-${__VERSION__}`;
const SHELL = __SHELL__;
/** What a phone keeps once it was used: languages, the coordinator's place. */
const LIST = '/later.json';

/** A file's name without its hash: what a new version of the same file still has in common. */
const stem = (url: string) => new URL(url, location.origin).pathname.replace(/-[0-9a-f]+\.\w+$/, '');

const fresh = (url: string) => new Request(url, { cache: 'reload' });
const later = async (cache: Cache): Promise<string[]> => (await cache.match(LIST))!.json();

/** Keeps the whole shell, and of the rest what this phone used before. */
async function fill(): Promise<void> {
  const used = new Set<string>();
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) used.add(stem(request.url));
  }
  const cache = await caches.open(CACHE);
  await cache.add(fresh(LIST));
  const again = (await later(cache)).filter((url) => used.has(stem(url)));
  await cache.addAll([...SHELL, ...again].map(fresh));
}

self.addEventListener('install', (event) => event.waitUntil(fill()));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

/** Keeps those of the later files whose name begins so, for a phone that will need them without signal. */
async function keep(start: string): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const url of await later(cache)) if (url.startsWith(`/assets/${start}`) && !(await cache.match(url))) await cache.add(url);
}

/** 'update' is a person's tap on the button. */
self.addEventListener('message', (event) => {
  if (event.data === 'update') void self.skipWaiting();
  if (event.data?.keep) event.waitUntil(keep(event.data.keep));
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // A file's name says all that is in it: whatever a proxy on the way says it varies by, it does not.
  const kept = await cache.match(request.mode === 'navigate' ? '/index.html' : request, { ignoreVary: true });
  if (kept) return kept;
  const found = await fetch(request);
  if (found.ok && /^\/assets\//.test(new URL(request.url).pathname)) await cache.put(request, found.clone());
  return found;
}

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const ours = event.request.method === 'GET' && origin === location.origin;
  if (ours && !/^\/(api|health)\b/.test(pathname)) event.respondWith(answer(event.request));
});

self.addEventListener('push', (event) => {
  const { title = 'Commonrota', body = '', tag = '', url = '/' } = event.data?.json() ?? {};
  const options = { body, tag, data: url, icon: '/icon-192.png', badge: '/icon-192.png' };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data, location.origin).href;
  event.waitUntil((async () => {
    const open = await self.clients.matchAll({ type: 'window' });
    const page = open[0];
    if (!page || !url.startsWith(location.origin)) return self.clients.openWindow(url);
    page.postMessage({ open: url });
    return page.focus();
  })());
});

/** The push service gives this phone another address: the co-op hears of it though no page is open. */
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil((async () => {
  const { newSubscription, oldSubscription } = event as PushSubscriptionChangeEvent;
  const made = newSubscription ?? await self.registration.pushManager.subscribe(oldSubscription!.options);
  const { endpoint, keys } = made.toJSON();
  const body = JSON.stringify({ endpoint, keys });
  await fetch(`/api/my/push-subscriptions/${crypto.randomUUID()}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
})()));
