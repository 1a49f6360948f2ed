import type { Pages } from '../page.ts';
import '../look/day.css';
import '../parts/icons-way.ts';
import { Today } from './today.tsx';
import { Visit } from './visit.tsx';
import { Week } from './week.tsx';

/** A worker's visits. */
export const pages: Pages = [['/today', Today], ['/week', Week], ['/week/:on', Week], ['/visits/:id', Visit]];
