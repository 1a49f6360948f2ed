import './board-day.css';
import { useComputed } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { tn, t } from '../kit/i18n.ts';
import type { Day, Uuid } from '../wire.ts';
import { openChip, openName, show, today } from './address.ts';
import { Blocks } from './board-blocks.tsx';
import { Head, Open } from './board-head.tsx';
import { boardKeys, keepOneStop, type BoardContext } from './board-keys.ts';
import { hoursOf } from './day-lanes.ts';
import { DayHead, DayOpen, NowLine } from './day-head.tsx';
import { DayRow, highDay } from './day-row.tsx';
import { pointerDrag } from './drag.ts';
import { holding } from './marks.ts';
import { namesOf } from './names.ts';
import { beside, spacious } from './room.ts';
import { Row } from './row.tsx';
import { travelOf, type Board as Model, type By, type Row as RowModel } from './rows.ts';
import type { RosterHead, Week } from './wire.ts';

interface BoardProps { week: Week; board: Model; by: By; wide: Day; draft: RosterHead | null; people: Uuid[] }

/** Uncovered first, then people by first name: their week, or the hours of one day. */
export function Board(props: BoardProps) {
  const { week, board, by, wide, draft, people } = props;
  const grid = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const context: BoardContext = { week, draft, by, rows: board.rows, people };
  const look = useComputed(() => ['boardscroll', by === 'day' && 'of-hours', holding.value && 'is-moving'].filter(Boolean).join(' '));
  const day = board.days.indexOf(wide);
  const isToday = wide === today.value;
  useLayoutEffect(() => keepOneStop(grid.current));
  return (
    <div class={look} ref={frame}>
      <div role="grid" class={[by === 'day' ? 'board timeline' : `board wide-${day}`, isToday && 'has-today'].filter(Boolean).join(' ')} ref={grid}
        aria-label={t('board.title')} aria-rowcount={board.rows.length + 2} onKeyDown={(event) => boardKeys(event, context)} onClick={clicked} {...pointerDrag(context)}>
        {by === 'day' ? <DayRows {...props} day={day} frame={frame} grid={grid} /> : <WeekRows {...props} day={day} frame={frame} grid={grid} />}
      </div>
    </div>
  );
}

type RowsProps = BoardProps & { day: number; frame: { current: HTMLDivElement | null }; grid: { current: HTMLDivElement | null } };

/** Where rows scroll: in the window, or in the board itself where that is narrow. */
const rootOf = ({ by, frame }: RowsProps): Element | null => ((by === 'day' ? spacious : beside).value ? null : frame.current);

const ROW_REM = 4.4;
/** How high a week's row will be, in rem, as the chips of its wide day take lines. */
const highWeek = (row: RowModel, day: number): number => Math.max(ROW_REM, 1 + Math.ceil((row.cells[day]?.chips.length ?? 0) / 3) * 1.9);

function WeekRows(props: RowsProps) {
  const { week, board, by, wide, day, grid } = props;
  const names = namesOf(week);
  const travel = useMemo(() => travelOf(week), [week]);
  const isShort = board.open.cells[day]!.chips.length <= 8;
  return (
    <>
      <div role="rowgroup" class={isShort ? 'bhead stays' : 'bhead'}>
        <Head board={board} by={by} wide={wide} />
        {board.uncovered > 0 && <Open row={board.open} names={names} wide={wide} />}
      </div>
      <div role="rowgroup" class="bbody">
        <Blocks rows={board.rows} root={rootOf(props)} after={() => keepOneStop(grid.current)} high={(row) => highWeek(row, day)}>
          {(row, index) => <Row key={row.id} row={row} by={by} wide={wide} names={names} travel={travel} index={index} />}
        </Blocks>
      </div>
    </>
  );
}

function DayRows(props: RowsProps) {
  const { week, board, day, grid } = props;
  const names = namesOf(week);
  const travel = useMemo(() => travelOf(week), [week]);
  const hours = useMemo(() => hoursOf([board.open, ...board.rows], day), [board, day]);
  const shared = { day, names, travel, hours, zone: week.zone };
  const isShort = board.open.cells[day]!.chips.length <= 8;
  return (
    <>
      <NowLine on={board.days[day]!} hours={hours} zone={week.zone} />
      <div role="rowgroup" class={isShort ? 'bhead stays' : 'bhead'}>
        <DayHead people={tn('board.workers', board.rows.length)} on={board.days[day]!} hours={hours} />
        {board.uncovered > 0 && <DayOpen {...shared} row={board.open} />}
      </div>
      <div role="rowgroup" class="bbody">
        <Blocks rows={board.rows} root={rootOf(props)} after={() => keepOneStop(grid.current)} high={(row) => highDay(row, day)}>
          {(row, index) => <DayRow key={row.id} {...shared} row={row} index={index} />}
        </Blocks>
      </div>
    </>
  );
}

export function clicked(event: MouseEvent): void {
  const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]');
  if (!stop) return;
  if (stop.dataset['day']) show({ day: stop.dataset['day'] });
  else if (stop.dataset['person']) openName(stop.dataset['person']);
  else if (stop.dataset['visit']) openChip(stop.dataset['visit'], stop.dataset['worker'] || null);
}
