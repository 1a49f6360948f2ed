import type { DATA } from './icons-data.ts';
import type { DAY } from './icons-day.ts';
import type { MORE } from './icons-more.ts';
import type { WAY } from './icons-way.ts';

/**
 * Our own drawings on a grid of 24, one line each: `d` is drawn, `f` filled, `dash` drawn broken with `gap`; `flip` points along the
 * reading direction and mirrors with it. Here is what every page may need; what fewer need is in sets, added by the places that do.
 */
export interface Drawing { d?: string; f?: string; dash?: string; gap?: string; flip?: true }

const BASE = {
  back: { d: 'm14.5 6-6 6 6 6', flip: true },
  chev: { d: 'm9.5 6 6 6-6 6', flip: true },
  pencil: { d: 'm5 19 .8-3.8L16 5l3 3L8.8 18.2ZM14 7l3 3' },
  lock: { d: 'M7 10.5h10a2 2 0 0 1 2 2v5.5a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-5.5a2 2 0 0 1 2 -2ZM8 10.5V8a4 4 0 0 1 8 0v2.5' },
  today: { d: 'M4 18h16M7 14.5a5 5 0 0 1 10 0M12 4.5v2.4M5.1 8.1l1.6 1.6M18.9 8.1l-1.6 1.6' },
  share: { d: 'M12 4v15M8 19.5h8M5 7h14M5 7l-2.4 6.2a2.8 2.8 0 0 0 4.8 0ZM19 7l-2.4 6.2a2.8 2.8 0 0 0 4.8 0Z' },
  uncovered: { d: 'M12 8v4.6M12 15.8v.1', dash: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0 -17 0', gap: '3.6 3.1' },
  envelope: { d: 'M4 6.5h16v11H4ZM4.5 7l7.5 6 7.5-6' },
  tick: { d: 'm5 12.8 4.4 4.4L19 7.4' },
  clock: { d: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0 -17 0M12 7.5V12l3 2' },
  done: { d: 'm8.2 12.4 2.7 2.7 5-5.5', f: 'M2.5 12a9.5 9.5 0 1 0 19 0 9.5 9.5 0 1 0 -19 0' },
  pinned: { d: 'M9 4h6l-.8 6 3.3 3.5H6.5L9.8 10ZM12 13.5V20' },
  cross: { d: 'm6.5 6.5 11 11M17.5 6.5l-11 11' },
  heart: { f: 'M12 20.3C6 16.2 3.2 13 3.2 9.4A4.8 4.8 0 0 1 12 6.8a4.8 4.8 0 0 1 8.8 2.6c0 3.6-2.8 6.8-8.8 10.9Z' },
  why: { d: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0 -17 0M9.7 9.7a2.4 2.4 0 1 1 3.6 2.1c-.9.5-1.3 1-1.3 1.9M12 16.4v.1' },
  warn: { d: 'M12 4.5 21 19.5H3ZM12 10v4.5M12 17v.1' },
  nosignal: { d: 'M4 9.2a12 12 0 0 1 3.6-2.3M20 9.2A12 12 0 0 0 10.8 6M7 12.6a7.5 7.5 0 0 1 3.3-1.9M17 12.6a7.5 7.5 0 0 0-1.7-1.2M9.9 15.9a3 3 0 0 1 4.2 0M12 19v.1M4.5 3.5l15 17' },
  waiting: { d: 'M12 14V5M8.5 8.3 12 4.8l3.5 3.5', dash: 'M5 14.5v4h14v-4', gap: '3 2.6' },
  walk: { d: 'M11.4 4.8a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0 -3.2 0M12.5 9 10 14l3.5 2.5L14 21M10.4 14.2 8 20.5M12.5 9l-3.7 2-.8 3M12.5 9l2.2 2.6 3 .6', flip: true },
  changed: { d: 'M4.5 12a7.5 7.5 0 0 1 13-5.1l2 2.1M19.5 4.5V9H15M19.5 12a7.5 7.5 0 0 1-13 5.1l-2-2.1M4.5 19.5V15H9' },
  week: { d: 'M6.5 5.5h11a2.5 2.5 0 0 1 2.5 2.5v9a2.5 2.5 0 0 1 -2.5 2.5h-11a2.5 2.5 0 0 1 -2.5 -2.5v-9a2.5 2.5 0 0 1 2.5 -2.5ZM4 10h16M8.5 3.8v3.4M15.5 3.8v3.4' },
  people: { d: 'M6 8.5a3 3 0 1 0 6 0 3 3 0 1 0 -6 0M3.5 19c.4-3.6 2.5-5.5 5.5-5.5s5.1 1.9 5.5 5.5M15.5 6a2.8 2.8 0 0 1 .6 5.4M17.6 14c1.8.8 2.7 2.5 2.9 5' },
  printer: { d: 'M7 9V4h10v5M5 9h14a1.5 1.5 0 0 1 1.5 1.5V17H17v3H7v-3H3.5v-6.5A1.5 1.5 0 0 1 5 9ZM7 14h10' },
  known: { d: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0 -17 0M8.3 12.4l 2.6 2.6 4.9-5.4' },
  plus: { d: 'M12 5v14M5 12h14' },
  phone: { d: 'M7.2 4.5h2.6l1.4 4-1.9 1.4a11 11 0 0 0 4.8 4.8l1.4-1.9 4 1.4v2.6a2 2 0 0 1-2.2 2A15.3 15.3 0 0 1 5.2 6.7a2 2 0 0 1 2-2.2Z' },
  coop: { d: 'M9.4 6.4a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0 -5.2 0M3.4 16.4a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0 -5.2 0M15.4 16.4a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0 -5.2 0M9.8 7.9a7.5 7.5 0 0 0-4 5.6M14.2 7.9a7.5 7.5 0 0 1 4 5.6M8.7 18a7.6 7.6 0 0 0 6.6 0' },
  undo: { d: 'M9 6 4.5 10.5 9 15M4.5 10.5H14a5 5 0 0 1 0 10h-2', flip: true },
  eye: { d: 'M2.8 12C5 8 8.3 6 12 6s7 2 9.2 6c-2.2 4-5.5 6-9.2 6s-7-2-9.2-6ZM9.2 12a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0 -5.6 0' },
  speech: { d: 'M4 5.5h16v11h-8L7.5 20.5v-4H4ZM8 9.5h8M8 12.5h5' },
  look: { d: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0 -17 0M12 3.5v17M12 7h5.8M12 12h8.5M12 17h5.8' },
} as const satisfies Record<string, Drawing>;

export type IconName = keyof typeof BASE | keyof typeof DAY | keyof typeof WAY | keyof typeof MORE | keyof typeof DATA;

const drawn: Partial<Record<IconName, Drawing>> = { ...BASE };

export const drawing = (name: IconName): Drawing => drawn[name] ?? {};

/** Adds a set of drawings. */
export const draws = (set: Partial<Record<IconName, Drawing>>): void => void Object.assign(drawn, set);
