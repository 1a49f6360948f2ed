import { language, t } from '../kit/i18n.ts';
import type { Spread } from '../wire.ts';

const WIDTH = 312;
const MARGIN = 12;
const MIDDLE = 24;
/** Dots nearer than this stand on top of each other; their height means nothing. */
const DOT = 7;

export interface StripProps { own_bp: number; even_bp: number; spread: Spread | null; others_bp: number[] | null; label: string }

/** Where I am among everyone: band is most people, dots are others without names, the broken line is an even share. */
export function Strip({ own_bp, even_bp, spread, others_bp, label }: StripProps) {
  const most = Math.max(1, own_bp, even_bp * 2, spread?.high_bp ?? 0, ...(others_bp ?? []));
  const rtl = language.value.dir === 'rtl';
  const x = (bp: number) => {
    const at = MARGIN + (bp / most) * (WIDTH - 2 * MARGIN);
    return rtl ? WIDTH - at : at;
  };
  const band = spread && [x(spread.quarter_bp), x(spread.three_quarter_bp)].sort((a, b) => a - b) as [number, number];
  const far = Math.abs(x(own_bp) - x(even_bp)) > 44;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} 58`} role="img" aria-label={label}>
      {band && <rect class="band" x={band[0] - 4} y="11" width={band[1] - band[0] + 8} height="26" rx="6" />}
      <line class="ax" x1="6" x2={WIDTH - 6} y1={MIDDLE} y2={MIDDLE} />
      {stacked((others_bp ?? []).map(x)).map(([cx, cy], at) => <circle key={at} class="dot" cx={cx} cy={cy} r="2.8" />)}
      <line class="evn" x1={x(even_bp)} x2={x(even_bp)} y1="8" y2="40" />
      <circle class="you" cx={x(own_bp)} cy={MIDDLE} r="8" />
      <circle class="ring" cx={x(own_bp)} cy={MIDDLE} r="9.2" />
      <text class="ty" x={x(own_bp)} y="55" text-anchor="middle">{t('chart.you')}</text>
      {far && <text x={x(even_bp)} y="55" text-anchor="middle">{t('chart.even_short')}</text>}
    </svg>
  );
}

/** Dots side by side where there is room, over and under the line where there is not. */
function stacked(places: number[]): [number, number][] {
  const heights = [0, -DOT, DOT];
  const taken = new Map<number, number>();
  return places.map((at) => {
    const slot = Math.round(at / DOT);
    const before = taken.get(slot) ?? 0;
    taken.set(slot, before + 1);
    return [slot * DOT, MIDDLE + (heights[before % 3] ?? 0)];
  });
}

/** What the marks of the strips mean. */
export function StripKey() {
  return (
    <p class="key">
      <span><svg viewBox="0 0 24 14" aria-hidden="true"><rect class="k-band" width="24" height="14" rx="4" /></svg>{t('chart.most')}</span>
      <span><svg viewBox="0 0 24 14" aria-hidden="true"><circle class="k-dot" cx="6" cy="7" r="3" /><circle class="k-dot" cx="15" cy="7" r="3" /></svg>{t('chart.worker')}</span>
      <span><svg viewBox="0 0 24 14" aria-hidden="true"><path class="k-even" d="M12 0v14" /></svg>{t('chart.even')}</span>
    </p>
  );
}
