import type { Pages } from '../page.ts';
import '../look/painter.css';
import '../parts/icons-day.ts';
import '../parts/icons-more.ts';
import { Can } from './can.tsx';
import { Hours } from './hours.tsx';
import { Usual } from './usual.tsx';

/** When a worker can, and how much they want. */
export const pages: Pages = [['/can', Can], ['/can/:on', Can], ['/usual', Usual], ['/hours', Hours]];
