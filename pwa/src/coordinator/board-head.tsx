import { useComputed } from '@preact/signals';
import { clock, dayNumber, dayShort, weekdayShort } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { t, tn } from '../kit/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import type { Day } from '../wire.ts';
import { show, today } from './address.ts';
import { chipName, ChipButton, chipKey, type Names } from './chip.tsx';
import { holdStill } from './drag.ts';
import { heldOver } from './marks.ts';
import { Narrow } from './row.tsx';
import type { Board, By, Row as RowModel } from './rows.ts';

/** More empty places than this on one day are a number, not chips: the line must leave room for the people. */
export const MOST_OPEN = 24;

export function Head({ board, by, wide }: { board: Board; by: By; wide: Day }) {
  return (
    <div role="row" class="brow days" aria-rowindex={1}>
      <div role="columnheader">{tn(by === 'worker' ? 'board.workers' : 'board.clients', board.rows.length)}<br />{t(by === 'worker' ? 'board.hours_wanted' : 'board.area')}</div>
      {board.days.map((on) => <div key={on} role="columnheader" class={on === wide ? 'wide' : ''}><ColumnDay on={on} wide={on === wide} /></div>)}
    </div>
  );
}

function ColumnDay({ on, wide }: { on: Day; wide: boolean }) {
  const isToday = on === today.value;
  const words = <><b>{weekdayShort(on)}{wide && ` ${dayNumber(on)}`}</b>{!wide && ` ${dayNumber(on)}`}{isToday && <> · {t('board.today')}<br />{clock(now.value)}</>}</>;
  if (wide) return <span class={isToday ? 'is-today' : ''}>{words}</span>;
  return (
    <button type="button" class={isToday ? 'dayhead is-today' : 'dayhead'} onClick={() => show({ day: on })}>
      {words}<span class="sr">, {t('board.widen')}</span>
    </button>
  );
}

/** The line of visits nobody holds yet: first and tinted. What is put here has nobody. */
export function Open({ row, names, wide }: { row: RowModel; names: Names; wide: Day }) {
  const over = useComputed(() => (heldOver.value === null ? '' : undefined));
  return (
    <div role="row" class="brow open" data-row="" data-drop="" data-over={over} aria-rowindex={2}>
      <OpenName row={row} on={wide} />
      {row.cells.map((cell) => {
        if (cell.on !== wide) return <Narrow key={cell.on} cell={cell} name="" open />;
        const few = cell.chips.length <= MOST_OPEN;
        return (
          <div key={cell.on} role="gridcell" class="wide">
            {few ? (
              <ul class="chips" onTouchMove={holdStill}>{cell.chips.map((chip) => <li key={chipKey(chip)}><ChipButton chip={chip} by="worker" names={names} /></li>)}</ul>
            ) : <p>{tn('board.open_many', cell.chips.length)} <span class="sr">{cell.chips.slice(0, 3).map((chip) => chipName(chip, 'worker', names)).join(', ')}</span></p>}
          </div>
        );
      })}
    </div>
  );
}

/** How many have nobody, that day and in the week. */
export function OpenName({ row, on }: { row: RowModel; on: Day }) {
  const here = row.cells.find((cell) => cell.on === on)!;
  const all = row.cells.reduce((sum, cell) => sum + cell.chips.length, 0);
  return <div role="rowheader"><b><Icon name="uncovered" small /> {t('state.uncovered')}</b><span>{tn('board.uncovered_sum', all, { here: here.chips.length, day: dayShort(on) })}</span></div>;
}
