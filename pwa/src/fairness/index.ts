import type { Pages } from '../page.ts';
import '../look/charts.css';
import '../parts/icons-day.ts';
import '../parts/icons-more.ts';
import '../parts/icons-way.ts';
import { Entries } from './entries.tsx';
import { Share } from './share.tsx';
import { Team } from './team.tsx';

/** A worker's own share, and why not me. */
export const pages: Pages = [['/share', Share], ['/share/entries', Entries], ['/team', Team], ['/team/:on', Team]];
