import type { ComponentChildren } from 'preact';
import { dayNumber, monthName, weekdayLong } from '../kit/format.ts';
import type { Day } from '../wire.ts';

/** One day between two thick rules; it is never cut by the end of a column. */
export function PrintedDay({ on, children }: { on: Day; children: ComponentChildren }) {
  return (
    <section class="day">
      <h2>{weekdayLong(on)}<span>{dayNumber(on)} {monthName(on)}</span></h2>
      <ul>{children}</ul>
    </section>
  );
}

/** A visit: when, who, what for, and what is to be known of it. */
export function Line({ time, who, what, known, changed }: { time: string; who: ComponentChildren; what: ComponentChildren; known?: string; changed?: string | undefined }) {
  return (
    <li>
      <b class="t num">{time}</b>
      <span class="n"><b>{who}</b> <span>{what}</span></span>
      <span class="k">{changed && <b class="new">{changed}</b>} {known}</span>
    </li>
  );
}
