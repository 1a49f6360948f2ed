import { useEffect } from 'preact/hooks';
import { refresh } from './store.ts';

/** What the server says when something changed: which thing, never what is in it. */
export interface Heard { kind: string; id?: string; week_on?: string }

const running = new Map<string, Promise<void>>();
const again = new Set<string>();

/** `work`, once at a time; asked for while it runs, it runs once more, because what it fetched may be older than the news. */
export function once(key: string, work: () => Promise<void>): Promise<void> {
  const now = running.get(key);
  if (now) {
    again.add(key);
    return now;
  }
  const loop = async () => {
    do {
      again.delete(key);
      await work();
    } while (again.has(key));
    running.delete(key);
  };
  const asked = loop();
  running.set(key, asked);
  return asked;
}

/** What the server says while a screen is open; `missed`: something may have been said while nobody listened. The browser connects again by itself. */
export function useHeard(on: string | undefined, heard: (what: Heard) => void, missed: () => void): void {
  useEffect(() => {
    if (on === undefined) return undefined;
    const source = new EventSource('/api/events');
    source.addEventListener('change', (event) => heard(JSON.parse((event as MessageEvent<string>).data) as Heard));
    let before = false;
    source.addEventListener('open', () => { if (before) missed(); before = true; });
    source.addEventListener('resync', missed);
    return () => source.close();
  }, [on]);
}

/** Keeps `path` as the server knows it while it is on the screen: it is asked for again when something of these kinds happened, or may have. */
export function useFresh(path: string, kinds: RegExp): void {
  const ask = () => void once(path, () => refresh(path, true));
  useHeard(path, ({ kind }) => { if (kinds.test(kind)) ask(); }, ask);
}
