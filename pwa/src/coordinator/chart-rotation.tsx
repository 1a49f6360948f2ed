import { dayNumber, monthName } from '../kit/format.ts';
import { coded, language, t } from '../kit/i18n.ts';
import { AsTable, TooFew } from './fair-table.tsx';
import { asBars, carried, mayDraw, rotationSize, rotationSums } from './fair-model.ts';
import type { Fairness, Rotation } from './wire.ts';

const WIDTH = 264;
const BASE = 102;
const TALL = 94;

/** Each burden's rotation over the weeks: turns are taken, and nobody is followed from week to week. */
export function RotationCard({ burdens, workers }: { burdens: Fairness['burdens']; workers: number }) {
  const kinds = carried(burdens);
  const sums = kinds.map(rotationSums);
  const again = sums.reduce((sum, each) => sum + each.again, 0);
  const all = sums.reduce((sum, each) => sum + each.again + each.fresh, 0);
  const title = all ? t(again * 2 <= all ? 'fairness.turns' : 'fairness.turns_less') : t('fairness.turns_plain');
  return (
    <section class="card full" aria-labelledby="fair-turns">
      <div class="row between">
        <h2 id="fair-turns" class="third">{title}</h2>
        <p class="key">
          <span><svg viewBox="0 0 24 14" aria-hidden="true"><circle class="k-fresh" cx="12" cy="7" r="5" /></svg>{t('fairness.fresh')}</span>
          <span><svg viewBox="0 0 24 14" aria-hidden="true"><rect class="k-again" x="8" y="3" width="8" height="8" transform="rotate(45 12 7)" /></svg>{t('fairness.again')}</span>
        </p>
      </div>
      <div class="mult">{kinds.map((each) => <Kind key={each.kind} rotation={each} drawn={mayDraw(each, workers)} />)}</div>
      {!kinds.length && <p class="small muted">{t('fairness.no_burdens')}</p>}
    </section>
  );
}

function Kind({ rotation, drawn }: { rotation: Rotation; drawn: boolean }) {
  const { fresh, again } = rotationSums(rotation);
  const words = t('fairness.again_of', { again, all: fresh + again });
  const name = coded('burden', rotation.kind);
  return (
    <figure>
      <h3>{name}</h3>
      {drawn ? <Drawn rotation={rotation} label={`${name}. ${words}`} /> : <TooFew />}
      {drawn && <figcaption class="small muted">{words}</figcaption>}
      {drawn && <AsTable caption={name} head={[t('fairness.week'), t('fairness.fresh_column'), t('fairness.again_column')]}
        rows={rotation.weeks.map((week) => [`${dayNumber(week.week_on)} ${monthName(week.week_on)}`, week.fresh, week.again])} />}
    </figure>
  );
}

const Drawn = (props: DrawnProps) => (asBars(props.rotation) ? <Bars {...props} /> : <Stacks {...props} />);
interface DrawnProps { rotation: Rotation; label: string }

const day = (on: string): string => `${dayNumber(on)} ${monthName(on)}`;

/** The first and the last week, in words. */
function Ends({ weeks }: { weeks: Rotation['weeks'] }) {
  const rtl = language.value.dir === 'rtl';
  return (
    <>
      <line class="ax" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
      {weeks.length > 0 && <text x={rtl ? WIDTH : 0} y="118" text-anchor="start">{day(weeks[0]!.week_on)}</text>}
      {weeks.length > 1 && <text x={rtl ? 0 : WIDTH} y="118" text-anchor="end">{day(weeks.at(-1)!.week_on)}</text>}
    </>
  );
}

/** Many carriers: a bar a week, filled for those with none before, open above it for those again. */
function Bars({ rotation: { weeks }, label }: DrawnProps) {
  const rtl = language.value.dir === 'rtl';
  const step = WIDTH / Math.max(1, weeks.length);
  const most = Math.max(1, ...weeks.map((week) => week.fresh + week.again));
  const tall = (count: number): number => (count / most) * (TALL - 8);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} 124`} role="img" aria-label={label}>
      {weeks.map((week, at) => {
        const x = (rtl ? weeks.length - 1 - at : at) * step + step * 0.14;
        const [low, high] = [tall(week.fresh), tall(week.again)];
        return (
          <g key={week.week_on}>
            {week.fresh > 0 && <rect class="fresh" x={x} width={step * 0.72} y={BASE - low} height={low} rx="2" />}
            {week.again > 0 && <rect class="again" x={x + 0.8} width={step * 0.72 - 1.6} y={BASE - low - high} height={Math.max(1, high - 1.6)} rx="2" />}
          </g>
        );
      })}
      <Ends weeks={weeks} />
    </svg>
  );
}

function Stacks({ rotation: { weeks }, label }: DrawnProps) {
  const rtl = language.value.dir === 'rtl';
  const step = WIDTH / Math.max(1, weeks.length);
  const { columns, pitch, radius } = rotationSize(Math.max(1, ...weeks.map((week) => week.fresh + week.again)), step, TALL);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} 124`} role="img" aria-label={label}>
      {weeks.map((week, at) => {
        const middle = (rtl ? weeks.length - 1 - at : at) * step + step / 2;
        return Array.from({ length: week.again + week.fresh }, (_, index) => {
          const cx = middle + ((index % columns) - (columns - 1) / 2) * pitch;
          const cy = BASE - 2 - pitch * (Math.floor(index / columns) + 0.5);
          return <Carrier key={`${at} ${index}`} again={index < week.again} cx={cx} cy={cy} radius={radius} />;
        });
      })}
      <Ends weeks={weeks} />
    </svg>
  );
}

function Carrier({ again, cx, cy, radius }: { again: boolean; cx: number; cy: number; radius: number }) {
  if (!again) return <circle class="fresh" cx={cx} cy={cy} r={radius} />;
  const side = radius * 1.6;
  return <rect class="again" x={cx - side / 2} y={cy - side / 2} width={side} height={side} transform={`rotate(45 ${cx} ${cy})`} />;
}
