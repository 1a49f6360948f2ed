declare const self: ServiceWorkerGlobalScope;
// Filled in by vite/shell.ts: the hash of all files, what every phone keeps, what it keeps once it was used.
declare const __VERSION__: string;
declare const __SHELL__: string[];
declare const __LATER__: string[];
export {};

const CACHE = `shell-${__VERSION__}`;
const SHELL = __SHELL__;
const LATER = __LATER__;

/** A file's name without its hash: what a new version of the same file still has in common. */
const stem = (url: string) => new URL(url, location.origin).pathname.replace(/-[0-9a-f]+\.\w+$/, '');

/** The whole shell, and of the rest (languages, the coordinator's place) what this phone used before. */
async function wanted(): Promise<Request[]> {
  const used = new Set<string>();
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) used.add(stem(request.url));
  }
  return [...SHELL, ...LATER.filter((url) => used.has(stem(url)))].map((url) => new Request(url, { cache: 'reload' }));
}

self.addEventListener('install', (event) =>
  event.waitUntil(wanted().then(async (files) => (await caches.open(CACHE)).addAll(files))));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

/** Keeps those of the later files whose name begins so, for a phone that will need them without signal. */
async function keep(start: string): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const url of LATER) if (url.startsWith(`/assets/${start}`) && !(await cache.match(url))) await cache.add(url);
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
  const fresh = await fetch(request);
  if (fresh.ok && LATER.includes(new URL(request.url).pathname)) await cache.put(request, fresh.clone());
  return fresh;
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
