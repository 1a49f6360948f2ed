import { localOf } from '../kit/time.ts';
import { zone } from '../kit/format.ts';

export interface Bead { starts_at: string; minutes: number; state: 'published' | 'confirmed' | 'done'; next?: boolean }

const FIRST = 7;
const LAST = 21;

/** A day as a line, visits as beads on it, now in marigold. */
export function DayThread({ beads, at, label }: { beads: Bead[]; at?: number | undefined; label: string }) {
  const hours = beads.map((bead) => localOf(bead.starts_at, zone.value).minute / 60);
  const from = Math.min(FIRST, ...hours.map(Math.floor));
  const until = Math.max(LAST, ...beads.map((bead, index) => Math.ceil(hours[index]! + bead.minutes / 60)));
  const share = (hour: number) => `${(((hour - from) / (until - from)) * 100).toFixed(2)}%`;
  const marks = [from, 12, 17, until];
  const moment = at === undefined ? undefined : localOf(at, zone.value).minute / 60;
  return (
    <div class="thread" role="img" aria-label={label}>
      {beads.map((bead, index) => (
        <b key={bead.starts_at} class={beadClass(bead)}
          style={{ '--at': share(hours[index]!), '--long': `${((bead.minutes / 60 / (until - from)) * 100).toFixed(2)}%` }} />
      ))}
      {moment !== undefined && moment >= from && moment <= until && <i style={{ '--at': share(moment) }} />}
      {marks.map((hour, index) => (
        <span key={hour} class={['a', '', '', 'z'][index]} style={{ '--at': share(hour) }}>{String(hour % 24 || (hour ? 24 : 0)).padStart(2, '0')}</span>
      ))}
    </div>
  );
}

const beadClass = (bead: Bead): string =>
  [bead.state === 'published' && 'pub', bead.state === 'done' && 'past', bead.next && 'next'].filter(Boolean).join(' ');
