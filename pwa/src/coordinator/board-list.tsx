import { useRef } from 'preact/hooks';
import { dayLong, hours } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import type { Day } from '../wire.ts';
import { Blocks } from './board-blocks.tsx';
import { clicked } from './board.tsx';
import { ChipButton, chipKey, type Names } from './chip.tsx';
import { namesOf } from './names.ts';
import { Name, Still, Under } from './row.tsx';
import type { Board as Model, By, Cell, Row as RowModel } from './rows.ts';
import type { Week } from './wire.ts';

interface ListProps { week: Week; board: Model; by: By; wide: Day }

/** One day as a list, where the window is too narrow for lines: what has nobody first, then person by person. The panel moves a visit. */
export function BoardList({ week, board, by, wide }: ListProps) {
  const place = useRef<HTMLDivElement>(null);
  const day = board.days.indexOf(wide);
  const names = namesOf(week);
  const open = board.open.cells[day]!;
  return (
    <div class="board blist" ref={place} onClick={clicked}>
      <h2 class="third">{dayLong(wide)}</h2>
      {open.chips.length > 0 && (
        <section class="lrow open" data-row="" aria-labelledby="list-open">
          <h3 id="list-open"><Icon name="uncovered" small /> {tn('board.uncovered_here', open.chips.length)}</h3>
          <Chips cell={open} by="worker" names={names} />
        </section>
      )}
      <Blocks rows={board.rows} root={null} after={() => undefined} high={(row) => highList(row, day)}>
        {(row) => <Person key={row.id} row={row} day={day} by={by} names={names} />}
      </Blocks>
    </div>
  );
}

const highList = (row: RowModel, day: number): number => 4.5 + (row.cells[day]?.chips.length ?? 0) * 3.25;

class Person extends Still<{ row: RowModel; day: number; by: By; names: Names }> {
  render({ row, day, by, names }: { row: RowModel; day: number; by: By; names: Names }) {
    const cell = row.cells[day]!;
    return (
      <div class="lrow" data-row={row.id} role="group" aria-label={row.name}>
        <h3><Name row={row} listed /></h3>
        <p class="small muted listunder"><span class="num">{t('board.day_here', { here: hours(cell.minutes) })}</span> <Under row={row} away={cell.away} /></p>
        {cell.chips.length > 0 && <Chips cell={cell} by={by} names={names} />}
      </div>
    );
  }
}

function Chips({ cell, by, names }: { cell: Cell; by: By; names: Names }) {
  return <ul class="lchips">{cell.chips.map((chip) => <li key={chipKey(chip)}><ChipButton chip={chip} by={by} names={names} listed /></li>)}</ul>;
}
