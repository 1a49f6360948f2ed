import './coordinator/board.ts';
import './coordinator/day.ts';
import './coordinator/undo.ts';
import './coordinator/asking.ts';
import './coordinator/fairness.ts';
