import type { Chip } from './chips.ts';
import type { Row } from './rows.ts';

/** The hours a line shows, in minutes of the day. */
export interface Hours { from: number; until: number }
/** Where a chip stands: its place along the line (0 to 1), and which line of words it is on. */
export interface Spot { chip: Chip; at: number; lane: number }

const USUAL: Hours = { from: 6 * 60, until: 22 * 60 };
const HOUR = 60;
/** An hour is never narrower than this, so that words have room; in rem. */
export const HOUR_REM = 2.6;
const LETTER_REM = 0.45;
const AROUND_REM = 3.6;
const ICON_REM = 1.25;
const LEG_REM = 1.5;

/** 06 to 22, or as much more as the day has. */
export function hoursOf(rows: Row[], day: number): Hours {
  let { from, until } = USUAL;
  for (const row of rows) {
    for (const chip of row.cells[day]?.chips ?? []) {
      from = Math.min(from, Math.floor(chip.from / HOUR) * HOUR);
      until = Math.max(until, Math.ceil(chip.until / HOUR) * HOUR);
    }
  }
  return { from, until };
}

/** Where a minute of the day is on a line: 0 at its beginning, 1 at its end. */
export const share = (minute: number, { from, until }: Hours): number => Math.min(1, Math.max(0, (minute - from) / (until - from)));

/** The room the words of a chip take, told by their letters, as minutes of a line that is as narrow as lines get. */
export interface Room { before: number; after: number }

export function roomOf(name: string, icons: number, hasLeg: boolean): Room {
  const rem = AROUND_REM + [...name].length * LETTER_REM + icons * ICON_REM;
  return { before: hasLeg ? (LEG_REM / HOUR_REM) * HOUR : 0, after: (rem / HOUR_REM) * HOUR };
}

/** A place for each chip, so that the words of none lie on another's; chips must come in order of time. */
export function spotsOf(chips: Chip[], hours: Hours, room: (chip: Chip, before: Chip | undefined) => Room): Spot[] {
  const free: number[] = [];
  return chips.map((chip, index) => {
    const { before, after } = room(chip, chips[index - 1]);
    const start = Math.max(hours.from, Math.min(chip.from, hours.until - after));
    let lane = free.findIndex((until) => until <= start - before);
    if (lane < 0) lane = free.length;
    free[lane] = start + after;
    return { chip, at: share(start, hours), lane };
  });
}

export const lanesOf = (spots: Spot[]): number => spots.reduce((most, { lane }) => Math.max(most, lane + 1), 1);
