import { useComputed } from '@preact/signals';
import { Component, type ComponentChildren } from 'preact';
import { clock, hours, weekdayLong } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import type { Day, Uuid } from '../wire.ts';
import { ChipButton, chipKey, Leg, type Names } from './chip.tsx';
import { holdStill } from './drag.ts';
import { heldOver, isElsewhere } from './marks.ts';
import { move } from './moving.ts';
import type { By, Cell, Row as RowModel } from './rows.ts';
import { Track } from './track.tsx';

export type TravelBy = (worker: Uuid, from: Uuid, to: Uuid) => number | undefined;
/** More beads than this on one thread are a blot. */
const MOST_BEADS = 14;

export interface RowProps { row: RowModel; by: By; wide: Day; names: Names; travel: TravelBy; index: number }

/** Something that is drawn anew only when what it shows changed; what is held over it is a mark of its own. */
export abstract class Still<Props extends object> extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return (Object.keys(next) as (keyof Props)[]).some((name) => next[name] !== this.props[name]);
  }
}

/** One person's week. */
export class Row extends Still<RowProps> {
  render({ row, by, wide, index }: RowProps) {
    const away = row.cells.find((cell) => cell.on === wide)?.away ?? false;
    return (
      <Line row={row} by={by} away={away} index={index} class="brow">
        <div role="rowheader"><Name row={row} /><Under row={row} away={away} /></div>
        {row.cells.map((cell) => (cell.on === wide
          ? <Wide key={cell.on} {...this.props} cell={cell} />
          : <Narrow key={cell.on} cell={cell} name={row.name} />))}
      </Line>
    );
  }
}

interface LineProps { row: RowModel; by: By; away: boolean; index: number; class: string; children: ComponentChildren }

/** The row itself. A worker's row takes what is held over it; a client's does not, because a visit never changes its client. */
export function Line({ row, by, away, index, class: look, children }: LineProps) {
  const over = useComputed(() => (heldOver.value === row.id && by !== 'client' ? '' : undefined));
  return (
    <div role="row" class={away ? `${look} away` : look} data-row={row.id} data-drop={by === 'client' ? undefined : row.id} data-over={over} aria-rowindex={index + 3}>
      {children}
    </div>
  );
}

/** Whose line it is; touching it opens them in the panel. `listed`: in a list Tab goes from one to the next. */
export function Name({ row, listed }: { row: RowModel; listed?: boolean }) {
  return (
    <button type="button" class="rowname" tabIndex={listed ? 0 : -1} data-stop="" data-person={row.id}><b><bdi>{row.name}</bdi></b></button>
  );
}

/** Hours given of hours wanted: no colour and no order, because it says nothing of anybody's worth. */
export function Under({ row, away }: { row: RowModel; away: boolean }) {
  if (!row.worker) return <span>{row.area}</span>;
  return (
    <>
      <span class="num">{t('board.hours', { given: hours(row.given_minutes), wanted: hours(row.worker.wanted_minutes) })}</span>
      {away && <span>{t('board.away')}</span>}
    </>
  );
}

function Wide({ cell, row, by, names, travel }: RowProps & { cell: Cell }) {
  return (
    <div role="gridcell" class="wide">
      <ul class="chips" onTouchMove={holdStill}>
        {cell.chips.map((chip, at) => {
          const before = cell.chips[at - 1];
          const minutes = by === 'worker' && before && chip.worker ? travel(chip.worker, before.visit.id, chip.visit.id) : undefined;
          return (
            <li key={chipKey(chip)}>
              {minutes !== undefined && <Leg minutes={minutes} />}
              <ChipButton chip={chip} by={by} names={names} />
            </li>
          );
        })}
        {by === 'worker' && <Ghost worker={row.id} names={names} />}
      </ul>
      {!cell.chips.length && <span class="sr">{t('board.free', { name: row.name })}</span>}
    </div>
  );
}

/** Where what is held would stand. */
function Ghost({ worker, names }: { worker: Uuid; names: Names }) {
  const here = useComputed(() => heldOver.value === worker && isElsewhere.value);
  if (!here.value) return null;
  const { starts_at, visit } = move.value!;
  return <li class="chip ghost" aria-hidden="true"><Icon name="arrow" />{clock(starts_at)} {names.clients.get(visit.client_id)}</li>;
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
