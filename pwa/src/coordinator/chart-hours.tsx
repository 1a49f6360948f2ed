import { percent } from '../kit/format.ts';
import { language, t, tn } from '../kit/i18n.ts';
import { AsTable, TooFew } from './fair-table.tsx';
import { below, dotSize, hoursAxis, hoursTitle, mayDrawHours, middleHalf } from './fair-model.ts';
import { roomy } from './room.ts';
import type { Fairness } from './wire.ts';

type Hours = Fairness['hours'];

const LEFT = 20;
const WIDE = 600;
const NARROW = 330;
const FLOOR_Y = 152;
const TALL = 118;
const FAR_BP = 8500;
const FULL_BP = 10_000;

/** Hours given against hours wanted: everybody a dot, nobody a name. */
export function HoursCard({ hours }: { hours: Hours }) {
  const title = t(`fairness.hours_${hoursTitle(hours.buckets, hours.workers)}`);
  const half = middleHalf(hours.buckets);
  const drawn = mayDrawHours(hours);
  const far = below(hours.buckets, FAR_BP);
  return (
    <section class="card" aria-labelledby="fair-hours">
      <h2 id="fair-hours" class="third">{title}</h2>
      {!drawn && <TooFew />}
      {drawn && <p class="small muted">{tn('fairness.hours_lead', hours.workers)}</p>}
      {drawn && <Dots hours={hours} label={`${tn('fairness.hours_lead', hours.workers)} ${half ? t('fairness.half', half) : ''}`} />}
      {drawn && <p class="small">{half && t('fairness.half', half)} {far > 0 && <><b>{tn('fairness.far', far, { far_bp: FAR_BP })}</b> {t('fairness.far_next')}</>}</p>}
      {drawn && <AsTable caption={title} head={[t('fairness.of_wanted'), t('fairness.workers_column')]}
        rows={hours.buckets.filter((each) => each.workers).map((each) => [`${percent(each.from_bp)}–${percent(each.to_bp)}`, each.workers])} />}
    </section>
  );
}

function Dots({ hours, label }: { hours: Hours; label: string }) {
  const axis = hoursAxis(hours.buckets);
  const width = roomy.value ? WIDE : NARROW;
  const across = width - 2 * LEFT;
  const step = roomy.value ? 1000 : 2000;
  const rtl = language.value.dir === 'rtl';
  const x = (bp: number) => {
    const at = LEFT + ((bp - axis.from_bp) / (axis.to_bp - axis.from_bp)) * across;
    return rtl ? width - at : at;
  };
  const most = Math.max(...hours.buckets.map((each) => each.workers));
  const wide = Math.min(...hours.buckets.map((each) => each.to_bp - each.from_bp)) * (across / (axis.to_bp - axis.from_bp));
  const { columns, pitch } = dotSize(most, wide, TALL);
  const across_bp = (index: number, count: number): number => ((index % columns) - (Math.min(columns, count) - 1) / 2) * pitch;
  const half = middleHalf(hours.buckets);
  const ticks = Array.from({ length: Math.floor((axis.to_bp - axis.from_bp) / step) + 1 }, (_, at) => axis.from_bp + at * step);
  const edges = half && [x(half.from_bp), x(half.to_bp)].sort((a, b) => a - b);
  return (
    <svg class="chart" viewBox={`0 0 ${width} 200`} role="img" aria-label={label}>
      {edges && <rect class="band" x={edges[0]} y="26" width={edges[1]! - edges[0]!} height={FLOOR_Y - 26} rx="8" />}
      {edges && <text class="tb" x={(edges[0]! + edges[1]!) / 2} y="16" text-anchor="middle">{t('fairness.half_short', half)}</text>}
      {ticks.map((bp) => (
        <g key={bp}><line class="ax" x1={x(bp)} x2={x(bp)} y1={FLOOR_Y} y2={FLOOR_Y + 5} /><text x={x(bp)} y={FLOOR_Y + 20} text-anchor="middle">{percent(bp)}</text></g>
      ))}
      <line class="ax" x1={LEFT} x2={LEFT + across} y1={FLOOR_Y} y2={FLOOR_Y} />
      <line class="evn" x1={x(FULL_BP)} x2={x(FULL_BP)} y1="26" y2={FLOOR_Y} />
      {hours.buckets.flatMap((each) => Array.from({ length: each.workers }, (_, at) => (
        <circle key={`${each.from_bp} ${at}`} class="dot" cx={x((each.from_bp + each.to_bp) / 2) + across_bp(at, each.workers)} cy={FLOOR_Y - pitch * (Math.floor(at / columns) + 0.62)} r={pitch * 0.415} />
      )))}
      {roomy.value && <text x={x(axis.from_bp)} y="194" text-anchor="start">{t('fairness.less')}</text>}
      <text class="tb" x={x(FULL_BP)} y="194" text-anchor="middle">{t('fairness.all_wanted')}</text>
      <text x={x(axis.to_bp)} y="194" text-anchor="end">{t('fairness.more')}</text>
    </svg>
  );
}
