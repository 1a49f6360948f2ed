import { useComputed } from '@preact/signals';
import { clock, dayLong } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { t, tn } from '../kit/i18n.ts';
import { localOf } from '../kit/time.ts';
import type { Day } from '../wire.ts';
import { today } from './address.ts';
import { MOST_OPEN, OpenName } from './board-head.tsx';
import { share, type Hours } from './day-lanes.ts';
import { Hour, type DayRowProps } from './day-row.tsx';
import { heldOver } from './marks.ts';

const HOUR = 60;
const EVERY_HOURS = 2;
const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

/** Which day, and its hours across. */
export function DayHead({ people, on, hours }: { people: string; on: Day; hours: Hours }) {
  const ticks = [];
  for (let at = Math.ceil(hours.from / HOUR / EVERY_HOURS) * EVERY_HOURS; at * HOUR < hours.until; at += EVERY_HOURS) ticks.push(at);
  return (
    <div role="row" class="trow days" aria-rowindex={1}>
      <div role="columnheader">{people}<br />{t('board.hours_wanted')}</div>
      <div role="columnheader" class="lane hours">
        <b>{dayLong(on)}</b>{on === today.value && <> · {t('board.today')} {clock(now.value)}</>}
        <span class="sr">, {t('board.day_span', { from: hour(hours.from / HOUR), until: hour(hours.until / HOUR) })}</span>
        {ticks.map((at) => <span key={at} class="hourmark num" aria-hidden="true" style={{ insetInlineStart: percent(share(at * HOUR, hours)) }}>{hour(at)}</span>)}
      </div>
    </div>
  );
}

const hour = (at: number): string => String(at).padStart(2, '0');

/** What nobody holds that day, each where it would begin. */
export function DayOpen(props: Omit<DayRowProps, 'index'>) {
  const { row, day } = props;
  const cell = row.cells[day]!;
  const over = useComputed(() => (heldOver.value === null ? '' : undefined));
  return (
    <div role="row" class="trow open" data-row="" data-drop="" data-over={over} aria-rowindex={2}>
      <OpenName row={row} on={cell.on} />
      {cell.chips.length <= MOST_OPEN ? <Hour {...props} cell={cell} /> : <div role="gridcell"><p>{tn('board.open_many', cell.chips.length)}</p></div>}
    </div>
  );
}

/** A line through all rows where the day is now; the head says it in words. */
export function NowLine({ on, hours, zone }: { on: Day; hours: Hours; zone: string }) {
  const { on: day, minute } = localOf(now.value, zone);
  if (day !== on || minute < hours.from || minute > hours.until) return null;
  return <div class="nowroom" aria-hidden="true"><span style={{ insetInlineStart: percent(share(minute, hours)) }} /></div>;
}
