import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { clock, dayNumber, dayShort, weekdayShort } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { t, tn } from '../kit/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import type { Day } from '../wire.ts';
import { openChip, openVisit, openWorker, show, today } from './address.ts';
import { boardKeys } from './board-keys.ts';
import { chipName, ChipButton, type Names } from './chip.tsx';
import { pointerDrag } from './drag.ts';
import { move } from './moving.ts';
import { namesOf } from './names.ts';
import { Row, Narrow } from './row.tsx';
import { travelOf, type Board as Model, type By, type Row as RowModel } from './rows.ts';
import type { RosterHead, Week } from './wire.ts';

/** More empty places than this on one day are a number, not chips: the line must leave room for the people. */
const MOST_OPEN = 24;

interface BoardProps { week: Week; board: Model; by: By; wide: Day; draft: RosterHead | null }

/** The week: uncovered first, then people by first name. */
export function Board({ week, board, by, wide, draft }: BoardProps) {
  const grid = useRef<HTMLDivElement>(null);
  const names = namesOf(week);
  const travel = useMemo(() => travelOf(week), [week]);
  const wideIndex = board.days.indexOf(wide);
  const held = move.value;
  const key = held && `${held.visit.id} ${held.from ?? ''}`;
  const current = openVisit.value ? `${openVisit.value} ${openWorker.value ?? ''}` : '';
  const has = (row: RowModel, wanted: string | undefined) =>
    (wanted && row.cells[wideIndex]?.chips.some((chip) => `${chip.visit.id} ${chip.worker ?? ''}` === wanted) ? wanted : '');
  const ghost = (row: RowModel) => (held && by === 'worker' && held.to === row.id && (held.to !== held.from || held.starts_at !== held.was_at)
    ? `${clock(held.starts_at)} ${names.clients.get(held.visit.client_id) ?? ''}` : '');
  useLayoutEffect(() => keepOneStop(grid.current));
  return (
    <div class={held ? 'boardscroll is-moving' : 'boardscroll'}>
      <div role="grid" class={`board wide-${wideIndex}${wide === today.value ? ' has-today' : ''}`} ref={grid} aria-label={t('board.title')} aria-rowcount={board.rows.length + 2}
        onKeyDown={(event) => boardKeys(event, { week, draft, by, rows: board.rows })} onClick={clicked} {...pointerDrag(week, draft, by)}>
        <div role="rowgroup" class={board.open.cells[wideIndex]!.chips.length > 8 ? 'bhead' : 'bhead stays'}>
          <Head board={board} by={by} wide={wide} />
          {board.uncovered > 0 && <Open row={board.open} names={names} wide={wide} current={current} moving={key ?? ''} />}
        </div>
        <div role="rowgroup">
          {board.rows.map((row, index) => (
            <Row key={row.id} row={row} by={by} wide={wide} names={names} travel={travel} index={index}
              current={has(row, current)} moving={has(row, key)} ghost={ghost(row)} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Head({ board, by, wide }: { board: Model; by: By; wide: Day }) {
  return (
    <div role="row" class="brow days" aria-rowindex={1}>
      <div role="columnheader">{tn(by === 'worker' ? 'board.workers' : 'board.clients', board.rows.length)}<br />{t(by === 'worker' ? 'board.hours_wanted' : 'board.area')}</div>
      {board.days.map((on) => <div key={on} role="columnheader" class={on === wide ? 'wide' : ''}><DayHead on={on} wide={on === wide} /></div>)}
    </div>
  );
}

function DayHead({ on, wide }: { on: Day; wide: boolean }) {
  const isToday = on === today.value;
  const words = <><b>{weekdayShort(on)}{wide && ` ${dayNumber(on)}`}</b>{!wide && ` ${dayNumber(on)}`}{isToday && <> · {t('board.today')}<br />{clock(now.value)}</>}</>;
  if (wide) return <span class={isToday ? 'is-today' : ''}>{words}</span>;
  return (
    <button type="button" class={isToday ? 'dayhead is-today' : 'dayhead'} onClick={() => show({ day: on })}>
      {words}<span class="sr">, {t('board.widen')}</span>
    </button>
  );
}

interface OpenProps { row: RowModel; names: Names; wide: Day; current: string; moving: string }

/** The line of visits nobody holds yet: first and tinted. */
function Open({ row, names, wide, current, moving }: OpenProps) {
  const here = row.cells.find((cell) => cell.on === wide)!;
  const all = row.cells.reduce((sum, cell) => sum + cell.chips.length, 0);
  return (
    <div role="row" class={move.value?.to === null ? 'brow open over' : 'brow open'} data-row="" aria-rowindex={2}>
      <div role="rowheader"><b><Icon name="uncovered" small /> {t('state.uncovered')}</b><span>{tn('board.uncovered_sum', all, { here: here.chips.length, day: dayShort(wide) })}</span></div>
      {row.cells.map((cell) => {
        if (cell.on !== wide) return <Narrow key={cell.on} cell={cell} name="" open />;
        const few = cell.chips.length <= MOST_OPEN;
        return (
          <div key={cell.on} role="gridcell" class="wide">
            {few ? (
              <ul class="chips">{cell.chips.map((chip) => {
                const key = `${chip.visit.id} `;
                return <li key={key}><ChipButton chip={chip} by="worker" names={names} current={key === current} moving={key === moving} /></li>;
              })}</ul>
            ) : <p>{tn('board.open_many', cell.chips.length)} <span class="sr">{cell.chips.slice(0, 3).map((chip) => chipName(chip, 'worker', names)).join(', ')}</span></p>}
          </div>
        );
      })}
    </div>
  );
}

function clicked(event: MouseEvent): void {
  const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]');
  if (move.value || !stop) return;
  if (stop.dataset['day']) show({ day: stop.dataset['day'] });
  else openChip(stop.dataset['visit']!, stop.dataset['worker'] || null);
}

/** Exactly one thing on the board can be reached with Tab; the arrows do the rest. */
function keepOneStop(grid: HTMLElement | null): void {
  if (!grid || grid.querySelector('[data-stop][tabindex="0"]')) return;
  grid.querySelector<HTMLElement>('[data-stop]')?.setAttribute('tabindex', '0');
}
