import { localOf } from '../kit/time.ts';
import type { Day, Instant } from '../wire.ts';

export interface Local { on: Day; minute: number }

const MOST = 20_000;
const known = new Map<string, Local>();

/** `localOf`, remembered: the visits of a week begin at few different instants, and asking the zone is what costs. */
export function localAt(at: Instant, zone: string): Local {
  const key = `${zone} ${at}`;
  let found = known.get(key);
  if (!found) {
    if (known.size > MOST) known.clear();
    known.set(key, (found = localOf(at, zone)));
  }
  return found;
}
