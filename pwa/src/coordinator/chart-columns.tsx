import { language } from '../kit/i18n.ts';
import { roomy } from './room.ts';

/** Their own drawing for narrow windows, so that words keep their size. */
export const widthNow = (): number => (roomy.value ? 520 : 330);
/** Where columns stand, from above, and how tall the tallest is. */
export const FLOOR_Y = 152;
export const TALL = 118;

export interface Column {
  /** What it is the column of, under it. */
  of: string;
  count: number;
}

interface Props {
  columns: Column[];
  /** What is said under all of them. */
  axis: string;
  label: string;
  /** A line after so many columns, and its words. */
  line?: { after: number; words: string };
}

/** How many there are of each: a column with its number on it. */
export function Columns({ columns, axis, label, line }: Props) {
  const rtl = language.value.dir === 'rtl';
  const width = widthNow();
  const step = (width - 20) / columns.length;
  const x = (at: number) => (rtl ? width - at : at);
  const tallest = Math.max(1, ...columns.map((each) => each.count));
  const wide = Math.min(48, step * 0.7);
  const end = line && x(10 + line.after * step);
  return (
    <svg class="chart" viewBox={`0 0 ${width} 200`} role="img" aria-label={label}>
      {columns.map(({ of, count }, at) => {
        const middle = x(10 + (at + 0.5) * step);
        const tall = (count / tallest) * TALL;
        return (
          <g key={of}>
            {count > 0 && <rect class="bar" x={middle - wide / 2} y={FLOOR_Y - tall} width={wide} height={tall} rx={Math.min(6, tall / 2)} />}
            {count > 0 && <text class="tb" x={middle} y={FLOOR_Y - tall - 7} text-anchor="middle">{count}</text>}
            <text x={middle} y={FLOOR_Y + 20} text-anchor="middle">{of}</text>
          </g>
        );
      })}
      <line class="ax" x1="6" x2={width - 6} y1={FLOOR_Y} y2={FLOOR_Y} />
      {line && <line class="evn" x1={end} x2={end} y1="18" y2={FLOOR_Y} />}
      {line && <text class="tb" x={end! + (rtl ? -8 : 8)} y="28">{line.words}</text>}
      <text x={width / 2} y="194" text-anchor="middle">{axis}</text>
    </svg>
  );
}
