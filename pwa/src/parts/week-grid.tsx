import { useRef, useState } from 'preact/hooks';
import { label, t } from '../kit/i18n.ts';
import type { Level } from '../wire.ts';
import { Icon, type IconName } from './icon.tsx';

export interface GridDay { label: string; long: string; sub?: string; today?: boolean; past?: boolean }
export interface GridBand { id: string; icon: IconName; hours: string }
export interface WeekGridProps {
  label: string;
  days: GridDay[];
  bands: GridBand[];
  levelAt: (day: number, band: number) => Level | 'part';
  hasVisit: (day: number, band: number) => boolean;
  onPaint: (day: number, band: number) => void;
  /** Touching a day's name: its exact times. */
  onDay: (day: number) => void;
}

const ICONS: Record<Level | 'part', IconName> = { cannot: 'cross', can: 'tick', prefer: 'heart', part: 'clock' };
const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** A week of cells to paint: touch or drag; arrow keys move, space paints. */
export function WeekGrid(props: WeekGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<[number, number]>([0, 0]);
  const { days, bands } = props;
  const paint = (day: number, band: number) => { if (!days[day]!.past) props.onPaint(day, band); };
  const drag = useDrag(paint);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const along = document.documentElement.dir === 'rtl' ? -step[1] : step[1];
    const next: [number, number] = [clamp(focus[0] + step[0], days.length), clamp(focus[1] + along, bands.length)];
    setFocus(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.join(' ')}"]`)?.focus();
  };
  return (
    <div class={`painter of-${bands.length}`} role="group" aria-label={props.label} ref={grid} onKeyDown={move} {...drag}>
      <span />
      {bands.map((band) => <Head key={band.id} {...band} />)}
      {days.map((day, index) => (
        <Row key={index} {...props} onPaint={paint} index={index} day={day} focus={focus} onFocus={setFocus} />
      ))}
    </div>
  );
}

const clamp = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));

function Head({ id, icon, hours }: GridBand) {
  return <span class="h" aria-hidden="true"><Icon name={icon} />{label(`band.${id}`)}<span class="num faint">{hours}</span></span>;
}

interface RowProps extends WeekGridProps { index: number; day: GridDay; focus: [number, number]; onFocus: (at: [number, number]) => void }

function Row(props: RowProps) {
  const { day, index, bands, levelAt, onDay } = props;
  const levels = bands.map((_, at) => levelAt(index, at));
  return (
    <>
      <button type="button" class={day.today ? 'd today' : 'd'} disabled={day.past} onClick={() => onDay(index)} aria-label={t('can.exact_for', { day: day.long })}>
        {day.label}{day.sub && <small>{day.sub}</small>}
      </button>
      {bands.map((band, at) => (
        <Cell key={band.id} {...props} band={at} level={levels[at]!} starts={levels[at - 1] !== levels[at]} ends={levels[at + 1] !== levels[at]} />
      ))}
    </>
  );
}

interface CellProps extends RowProps { band: number; level: Level | 'part'; starts: boolean; ends: boolean }

function Cell({ index, day, band, bands, level, starts, ends, hasVisit, focus, onFocus, onPaint }: CellProps) {
  const visit = hasVisit(index, band);
  const { id } = bands[band]!;
  const name = t(visit ? 'can.cell_with_visit' : 'can.cell_name', { day: day.long, band: t(`band.${id}`), level: t(`level.${level}`) });
  const classes = ['cell', level, starts && 'a', ends && 'z', visit && 'visit-here', day.past && 'past'].filter(Boolean).join(' ');
  const current = focus[0] === index && focus[1] === band;
  return (
    <button type="button" class={classes} data-cell={`${index} ${band}`} aria-label={name} tabIndex={current ? 0 : -1} aria-disabled={day.past || undefined}
      onFocus={() => onFocus([index, band])} onClick={(event) => { if (event.detail === 0) onPaint(index, band); }}>
      <span class="band small">{label(`band.${id}`)}</span>
      <Icon name={ICONS[level]} />
      <span class="lbl">{label(`level.${level}`)}</span>
    </button>
  );
}

/** Painting with finger or mouse: each cell the pointer crosses once. Up and down still scrolls the page on a phone. */
function useDrag(onPaint: (day: number, band: number) => void) {
  const last = useRef('');
  const paintAt = (x: number, y: number) => {
    const cell = (document.elementFromPoint(x, y) as HTMLElement | null)?.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
    if (!cell || cell === last.current) return;
    last.current = cell;
    const [day, band] = cell.split(' ').map(Number);
    onPaint(day!, band!);
  };
  const touchStart = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onPointerDown: (event: PointerEvent) => {
      last.current = '';
      touchStart.current = { x: event.clientX, y: event.clientY };
      if (event.pointerType === 'mouse' && event.button === 0) paintAt(event.clientX, event.clientY);
    },
    onPointerMove: (event: PointerEvent) => {
      const from = touchStart.current;
      if (!from || (event.pointerType === 'mouse' && event.buttons !== 1)) return;
      if (!last.current && Math.abs(event.clientX - from.x) < 12) return;
      if (!last.current) paintAt(from.x, from.y);
      paintAt(event.clientX, event.clientY);
    },
    onPointerUp: (event: PointerEvent) => {
      if (!last.current && touchStart.current) paintAt(event.clientX, event.clientY);
      touchStart.current = undefined;
    },
    onPointerCancel: () => { touchStart.current = undefined; },
  };
}
