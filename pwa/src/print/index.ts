import type { Pages } from '../page.ts';
import '../look/print.css';
import { ClientSheet } from './client-sheet.tsx';
import { WorkerSheet } from './worker-sheet.tsx';

/** A person's week on one page of paper. */
export const pages: Pages = [['/print/client/:client/:week', ClientSheet], ['/print/me/:week', WorkerSheet]];
