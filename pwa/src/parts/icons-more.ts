import { draws, type Drawing } from './icon-paths.ts';

/** What belongs to every member and to the desk. */
export const MORE = {
  bell: { d: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5h4M12 5V3.5' },
  paper: { d: 'M7 3.5h7l4 4v13H7ZM14 3.5v4h4M10 12h5M10 16h5' },
  device: { d: 'M9 3.5h6a2 2 0 0 1 2 2v13a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2v-13a2 2 0 0 1 2 -2ZM10.5 17.5h3' },
  key: { d: 'M3.5 12a4.2 4.2 0 1 0 8.4 0 4.2 4.2 0 1 0 -8.4 0M11.9 12h8.6v3.2M16.6 12v2.6' },
  door: { d: 'M13 4.5H6v15h7M10 12h10M16.5 8.5 20 12l-3.5 3.5', flip: true },
  home: { d: 'M4 11.5 12 4.5l8 7M6.5 9.5v10h11v-10M10 19.5v-5h4v5' },
  rota: { d: 'M9 12a3 3 0 1 0 6 0 3 3 0 1 0 -6 0M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2 2M16 16l2 2M18 6l-2 2M8 16l-2 2' },
  minus: { d: 'M5 12h14' },
  arrow: { d: 'M4.5 12h15M14 6.5l5.5 5.5-5.5 5.5', flip: true },
} as const satisfies Record<string, Drawing>;

draws(MORE);
