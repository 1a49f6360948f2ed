import type { Chip } from './chips.ts';

/** The hours a thread shows, before and after which visits stand at its ends. */
export const FIRST_HOUR = 6;
export const LAST_HOUR = 22;
const WIDTH = 74;
const ENDS = 2;

const place = (minute: number): number => {
  const share = (minute / 60 - FIRST_HOUR) / (LAST_HOUR - FIRST_HOUR);
  return ENDS + Math.min(1, Math.max(0, share)) * (WIDTH - 2 * ENDS);
};

/** A day as a thread: one bead a visit, how settled it is by its fill. */
export function Track({ chips }: { chips: Chip[] }) {
  return (
    <svg class="track" viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true" preserveAspectRatio="none">
      <line x1="0" x2={WIDTH} y1="10" y2="10" />
      {chips.map((chip) => {
        const x = place(chip.from);
        return (
          <rect key={`${chip.visit.id} ${chip.worker}`} class={chip.pinned ? `t-${chip.state} t-pinned` : `t-${chip.state}`}
            x={x} y="4" width={Math.max(4.5, place(chip.until) - x - 1)} height="12" rx="2" />
        );
      })}
    </svg>
  );
}

/** One bead, for the legend. */
export function Bead({ state }: { state: string }) {
  return <svg class="track key-bead" viewBox="0 0 24 14" aria-hidden="true"><rect class={state} x="1" y="1" width="20" height="12" rx="3" /></svg>;
}
