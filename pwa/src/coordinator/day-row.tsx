import { useComputed } from '@preact/signals';
import { clock, hours as hoursText } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import type { Uuid } from '../wire.ts';
import { ChipButton, chipKey, chipName, lateWords, Leg, type Names } from './chip.tsx';
import { lanesOf, roomOf, share, spotsOf, type Hours, type Spot } from './day-lanes.ts';
import { DayThread } from './day-thread.tsx';
import { holdStill } from './drag.ts';
import type { Chip } from './chips.ts';
import { localAt } from './local.ts';
import { heldOver, isElsewhere } from './marks.ts';
import { move } from './moving.ts';
import { Line, Name, Still, Under, type TravelBy } from './row.tsx';
import type { Cell, Row as RowModel } from './rows.ts';

export interface DayRowProps { row: RowModel; day: number; names: Names; travel: TravelBy; index: number; hours: Hours; zone: string }

/** In rem: the thread with the air around it, and one line of words. */
const THREAD_REM = 1.9;
const LANE_REM = 2;
const LEAST_REM = 4.1;
const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

/** One worker's day: the thread with the ways between, and below it the visits, each where it begins. */
export class DayRow extends Still<DayRowProps> {
  render({ row, day, index, ...rest }: DayRowProps) {
    const cell = row.cells[day]!;
    return (
      <Line row={row} by="day" away={cell.away} index={index} class="trow">
        <div role="rowheader"><Name row={row} /><span class="num">{t('board.day_here', { here: hoursText(cell.minutes) })}</span><Under row={row} away={cell.away} /></div>
        <Hour {...rest} row={row} cell={cell} />
      </Line>
    );
  }
}

/** A free day can be gone to as well: it is where one looks for room. */
const FREE = { 'data-stop': '', tabIndex: -1 };

type HourProps = Omit<DayRowProps, 'day' | 'index'> & { cell: Cell };

/** The line of hours. */
export function Hour({ row, cell, names, travel, hours, zone }: HourProps) {
  const spots = spotsIn(cell.chips, hours, names, travel);
  const way = (chip: Chip, before: Chip | undefined) => (chip.worker && before ? travel(chip.worker, before.visit.id, chip.visit.id) : undefined);
  return (
    <div role="gridcell" class="lane" data-lane={hours.until - hours.from} {...(!cell.chips.length && FREE)} style={{ minBlockSize: `${laneRem(spots)}rem`, '--hours': (hours.until - hours.from) / 60 }}>
      {row.worker && <Unfree row={row} cell={cell} hours={hours} zone={zone} />}
      <Agreed worker={row.id || null} hours={hours} zone={zone} />
      {row.id && <DayThread chips={cell.chips} hours={hours} way={way} />}
      <ul class="tchips" onTouchMove={holdStill}>
        {spots.map(({ chip, at, lane }, index) => {
          const minutes = way(chip, spots[index - 1]?.chip);
          return (
            <li key={chipKey(chip)} style={{ insetInlineStart: percent(at), insetBlockStart: `${(row.id ? THREAD_REM : 0.4) + lane * LANE_REM}rem` }}>
              {minutes !== undefined && <Leg minutes={minutes} />}
              <ChipButton chip={chip} by="day" names={names} />
            </li>
          );
        })}
      </ul>
      <Held worker={row.id || null} names={names} hours={hours} zone={zone} />
      {!cell.chips.length && row.id && <span class="sr">{t('board.free', { name: row.name })}</span>}
    </div>
  );
}

function spotsIn(chips: Chip[], hours: Hours, names: Names, travel: TravelBy): Spot[] {
  return spotsOf(chips, hours, (chip, before) => {
    const icons = (['add', 'draft', 'gone', 'uncovered'].includes(chip.state) ? 1 : 0) + (chip.pinned ? 1 : 0) + (chip.visit.workers > 1 ? 1 : 0) + (chip.late_minutes ? 1 : 0);
    return roomOf(chipName(chip, 'day', names) + lateWords(chip), icons, !!chip.worker && !!before && travel(chip.worker, before.visit.id, chip.visit.id) !== undefined);
  });
}

const laneRem = (spots: Spot[]): number => Math.max(LEAST_REM, THREAD_REM + lanesOf(spots) * LANE_REM);
/** How high a row of the day will be, in rem: the more visits close together, the higher. */
export const highDay = (row: RowModel, day: number): number => Math.max(LEAST_REM + 1, THREAD_REM + Math.ceil((row.cells[day]?.chips.length ?? 0) / 2) * LANE_REM);

/** When the worker cannot come. */
function Unfree({ row, cell, hours, zone }: { row: RowModel; cell: Cell; hours: Hours; zone: string }) {
  const spans = row.worker!.unavailable.map((span) => {
    const [from, until] = [localAt(span.starts_at, zone), localAt(span.ends_at, zone)];
    if (from.on > cell.on || until.on < cell.on) return undefined;
    return [share(from.on < cell.on ? 0 : from.minute, hours), share(until.on > cell.on ? 1440 : until.minute, hours)] as const;
  });
  return <>{spans.map((span, at) => span && span[1] > span[0] && (
    <span key={at} class="unfree" aria-hidden="true" style={{ insetInlineStart: percent(span[0]), inlineSize: percent(span[1] - span[0]) }} />
  ))}</>;
}

interface HeldProps { worker: Uuid | null; hours: Hours; zone: string }
const placeOf = (instant: string, { hours, zone }: HeldProps): number => share(localAt(instant, zone).minute, hours);

/** The time agreed for what is held over this line. */
function Agreed(props: HeldProps) {
  const here = useComputed(() => heldOver.value === props.worker);
  if (!here.value) return null;
  const { visit } = move.value!;
  const [from, until] = [placeOf(visit.earliest_at, props), placeOf(visit.latest_end_at, props)];
  return <span class="agreed" aria-hidden="true" style={{ insetInlineStart: percent(from), inlineSize: percent(Math.max(0, until - from)) }} />;
}

/** What is in the hand, where it would stand. */
function Held(props: HeldProps & { names: Names }) {
  const here = useComputed(() => heldOver.value === props.worker && isElsewhere.value);
  if (!here.value) return null;
  const { visit, starts_at } = move.value!;
  return (
    <span class="chip ghost" aria-hidden="true" style={{ insetInlineStart: percent(placeOf(starts_at, props)) }}>
      <Icon name="arrow" />{clock(starts_at)} {props.names.clients.get(visit.client_id)}
    </span>
  );
}
