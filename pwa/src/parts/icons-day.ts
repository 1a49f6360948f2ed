import { draws, type Drawing } from './icon-paths.ts';

/** Parts of the day, and what is done in a visit. */
export const DAY = {
  morning: { d: 'M4 18h16M7.5 14.5a4.5 4.5 0 0 1 9 0M12 8V4M9.8 5.8 12 3.8l2.2 2M5 10.5l1.4 1M19 10.5l-1.4 1' },
  midday: { d: 'M8 12a4 4 0 1 0 8 0 4 4 0 1 0 -8 0M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M18 6l-1.4 1.4M7.4 16.6 6 18' },
  tea: { d: 'M5 9h12v5.5a4.5 4.5 0 0 1-4.5 4.5h-3A4.5 4.5 0 0 1 5 14.5ZM17 10.5h1a2.3 2.3 0 0 1 0 4.6h-1.2M9 3.5V6M13 3.5V6' },
  evening: { d: 'M19.5 14.5A8 8 0 1 1 10 4.5a6.5 6.5 0 0 0 9.5 10Z' },
  night: { d: 'M17.5 16.6A7 7 0 1 1 9.8 6.2a5.7 5.7 0 0 0 7.7 10.4ZM17 4v4M15 6h4M20.5 10.5v.1' },
  meal: { d: 'M7 3.5v7M4.5 3.5V8a2.5 2.5 0 0 0 5 0V3.5M7 10.5v10M16.5 20.5v-17c-2.5 1-3.5 4-3.5 9h3.5' },
  wash: { d: 'M4 12h16v2.5a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5ZM7 12V6a2 2 0 0 1 4 0M7 19.5v1.5M17 19.5v1.5' },
  pills: { d: 'M5.7 13.3l7.6-7.6a3.5 3.5 0 0 1 5 5l-7.6 7.6a3.5 3.5 0 0 1-5-5ZM9.5 9.5l5 5' },
  house: { d: 'M9 4h6v4H9ZM12 8v5M7 21l1-8h8l1 8ZM11 21v-3M14 21v-3' },
  basket: { d: 'M4 9.5h16l-1.8 10H5.8ZM8 9.5 11 4M16 9.5 13 4M9.5 13v3.5M14.5 13v3.5' },
  hoist: { d: 'M5 20.5h9M7.5 20.5V4.5h9.5l2 3M18.5 8v3M15 14.5c0-2 1.5-3.5 3.5-3.5s2.5 1.5 2.5 3.5Z' },
} as const satisfies Record<string, Drawing>;

draws(DAY);
