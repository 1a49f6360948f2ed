import { after } from 'node:test';
import './coordinator/board.ts';
import './coordinator/day.ts';
import './coordinator/undo.ts';
import './coordinator/asking.ts';
import './coordinator/fairness.ts';

// The channel between windows, which the kit opens, would keep node waiting.
after(() => process.exit());
