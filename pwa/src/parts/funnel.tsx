import '../look/why.css';
import { Icon } from './icon.tsx';

export interface FunnelRow { code: string; text: string; left: number | null; stops: boolean }

/** More people than this are said as a number only: a wall of dots says nothing. */
const MOST_DOTS = 30;

/** A funnel of people, one row a rule: the first dot is you. Rows without a number are sentences. */
export function Funnel({ rows, mine }: { rows: FunnelRow[]; mine: boolean }) {
  const all = Math.max(0, ...rows.map((row) => row.left ?? 0));
  return (
    <ol class="why">
      {rows.map((row, index) => (
        <li key={`${row.code}-${index}`} class={row.stops ? 'stops' : ''}>
          <span class="n">{row.left ?? <Icon name={row.stops ? 'cross' : 'tick'} small />}</span>
          <div>
            {row.text}
            {row.left !== null && row.left > 1 && all <= MOST_DOTS && <Dots all={all} left={row.left} you={mine || !row.stops} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Dots({ all, left, you }: { all: number; left: number; you: boolean }) {
  const kind = (at: number) => (at === 0 && you ? 'you' : at < left ? 'on' : '');
  return <span class="dots" aria-hidden="true">{Array.from({ length: all }, (_, at) => <i key={at} class={kind(at)} />)}</span>;
}
