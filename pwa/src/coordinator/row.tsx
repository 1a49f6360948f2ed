import { Component } from 'preact';
import { hours, weekdayLong } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import type { Day, Uuid } from '../wire.ts';
import { ChipButton, Leg, type Names } from './chip.tsx';
import type { By, Cell, Row as RowModel } from './rows.ts';
import { Track } from './track.tsx';

export type TravelBy = (worker: Uuid, from: Uuid, to: Uuid) => number | undefined;
/** More beads than this on one thread are a blot. */
const MOST_BEADS = 14;

export interface RowProps {
  row: RowModel; by: By; wide: Day; names: Names; travel: TravelBy; index: number;
  /** Visit and worker that stand in the panel or in the hand, if they are in this row. */
  current: string; moving: string;
  /** A visit is held over this row, as this chip. */
  ghost: string;
}

/** One person's week. Drawn anew only when something in it changed. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return (Object.keys(next) as (keyof RowProps)[]).some((name) => next[name] !== this.props[name]);
  }

  render({ row, wide, index, ghost }: RowProps) {
    const away = row.cells.find((cell) => cell.on === wide)?.away;
    const classes = ['brow', away && 'away', ghost && 'over'].filter(Boolean).join(' ');
    return (
      <div role="row" class={classes} data-row={row.id} aria-rowindex={index + 3}>
        <div role="rowheader"><b><bdi>{row.name}</bdi></b><Under row={row} away={!!away} /></div>
        {row.cells.map((cell) => (cell.on === wide
          ? <Wide key={cell.on} {...this.props} cell={cell} />
          : <Narrow key={cell.on} cell={cell} name={row.name} />))}
      </div>
    );
  }
}

/** Hours given of hours wanted: no colour and no order, because it says nothing of anybody's worth. */
function Under({ row, away }: { row: RowModel; away: boolean }) {
  if (!row.worker) return <span>{row.area}</span>;
  return (
    <>
      <span class="num">{t('board.hours', { given: hours(row.given_minutes), wanted: hours(row.worker.wanted_minutes) })}</span>
      {away && <span>{t('board.away')}</span>}
    </>
  );
}

function Wide({ cell, row, by, names, travel, current, moving, ghost }: RowProps & { cell: Cell }) {
  return (
    <div role="gridcell" class="wide">
      <ul class="chips">
        {cell.chips.map((chip, at) => {
          const key = `${chip.visit.id} ${chip.worker ?? ''}`;
          const before = cell.chips[at - 1];
          const minutes = by === 'worker' && before && chip.worker ? travel(chip.worker, before.visit.id, chip.visit.id) : undefined;
          return (
            <li key={`${key} ${chip.state}`}>
              {minutes !== undefined && <Leg minutes={minutes} />}
              <ChipButton chip={chip} by={by} names={names} current={key === current} moving={key === moving} />
            </li>
          );
        })}
        {ghost && <li class="chip ghost" aria-hidden="true"><Icon name="arrow" />{ghost}</li>}
      </ul>
      {!cell.chips.length && !ghost && <span class="sr">{t('board.free', { name: row.name })}</span>}
    </div>
  );
}

/** A day that is not the wide one: a thread and its hours; touching it makes it the wide one. */
export function Narrow({ cell, name, open }: { cell: Cell; name: string; open?: boolean }) {
  const count = cell.chips.filter((chip) => chip.state !== 'gone').length;
  if (!cell.chips.length) return <div role="gridcell"><span class={cell.away ? 'small faint' : 'sr'}>{t(cell.away ? 'board.away_short' : 'board.none')}</span></div>;
  const day = weekdayLong(cell.on);
  const label = open ? tn('board.open_cell', count, { day }) : tn('board.cell', count, { name, day, hours: hours(cell.minutes) });
  return (
    <div role="gridcell">
      <button type="button" class="threadbtn" tabIndex={-1} data-stop="" data-day={cell.on} aria-label={label}>
        {(!open || count <= MOST_BEADS) && <Track chips={cell.chips} />}
        <span>{open ? tn('board.visits', count) : t('board.day_hours', { hours: hours(cell.minutes) })}</span>
      </button>
    </div>
  );
}
