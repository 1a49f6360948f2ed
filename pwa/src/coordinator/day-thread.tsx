import type { Chip } from './chips.ts';
import type { Hours } from './day-lanes.ts';

interface ThreadProps { chips: Chip[]; hours: Hours; way: (chip: Chip, before: Chip | undefined) => number | undefined }

/** A day as a thread: a bead a visit as long as it takes, a dotted line for the way to it. */
export function DayThread({ chips, hours: { from, until }, way }: ThreadProps) {
  const stay = chips.filter((chip) => chip.state !== 'gone');
  return (
    <svg class="track thread-day" viewBox={`0 0 ${until - from} 20`} aria-hidden="true" preserveAspectRatio="none">
      <line x1="0" x2={until - from} y1="10" y2="10" />
      {stay.map((chip, at) => {
        const before = stay[at - 1];
        const minutes = way(chip, before);
        if (!minutes || !before) return null;
        const starts = before.until - from;
        return <line key={`way ${chip.visit.id}`} class={minutes > chip.from - before.until ? 'between is-late' : 'between'} x1={starts} x2={starts + minutes} y1="10" y2="10" />;
      })}
      {chips.map((chip) => (
        <rect key={`${chip.visit.id} ${chip.worker} ${chip.state}`} class={chip.pinned ? `t-${chip.state} t-pinned` : `t-${chip.state}`}
          x={chip.from - from} y="3" width={chip.until - chip.from} height="14" rx="2" />
      ))}
    </svg>
  );
}
