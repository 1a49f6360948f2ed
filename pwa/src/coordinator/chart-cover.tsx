import { dayNumber, monthName, number } from '../kit/format.ts';
import { language, t, tn } from '../kit/i18n.ts';
import { FLOOR_Y, TALL, widthNow } from './chart-columns.tsx';
import { AsTable } from './fair-table.tsx';
import type { Fairness } from './wire.ts';

/** Visits of each week, and how many of their places somebody came to. */
export function CoverageCard({ coverage }: { coverage: Fairness['coverage'] }) {
  const places = coverage.reduce((sum, week) => sum + week.places, 0);
  const open = places - coverage.reduce((sum, week) => sum + week.covered, 0);
  const title = t(open * 50 <= places ? 'fairness.cover_nearly' : 'fairness.cover_less');
  if (!places) return <section class="card"><h2 class="third">{t('fairness.cover_none')}</h2></section>;
  const words = tn('fairness.cover_words', open, { places });
  return (
    <section class="card" aria-labelledby="fair-cover">
      <h2 id="fair-cover" class="third">{title}</h2>
      <p class="small muted">{words}</p>
      <Weeks coverage={coverage} label={`${title}. ${words}`} />
      <p class="small muted">{t('fairness.cover_key')}</p>
      <AsTable caption={title} head={[t('fairness.week'), t('fairness.places'), t('fairness.covered'), t('fairness.uncovered')]}
        rows={coverage.map((week) => [`${dayNumber(week.week_on)} ${monthName(week.week_on)}`, number(week.places), number(week.covered), number(week.places - week.covered)])} />
    </section>
  );
}

/** A month is named under its first week, unless the next name would run into it. */
function begins(weeks: Fairness['coverage'], at: number): boolean {
  const month = (index: number) => weeks[index]?.week_on.slice(0, 7);
  return at === 0 ? month(0) === month(2) : month(at) !== month(at - 1);
}

function Weeks({ coverage, label }: { coverage: Fairness['coverage']; label: string }) {
  const rtl = language.value.dir === 'rtl';
  const width = widthNow();
  const step = (width - 20) / Math.max(1, coverage.length);
  const most = Math.max(1, ...coverage.map((week) => week.places));
  const tall = (count: number) => (count / most) * TALL;
  return (
    <svg class="chart" viewBox={`0 0 ${width} 194`} role="img" aria-label={label}>
      {coverage.map((week, at) => {
        const left = 10 + at * step + step * 0.15;
        const from = rtl ? width - left - step * 0.7 : left;
        const open = week.places - week.covered;
        return (
          <g key={week.week_on}>
            <rect class="bar" x={from} y={FLOOR_Y - tall(week.covered)} width={step * 0.7} height={tall(week.covered)} rx="4" />
            {open > 0 && <rect class="openbar" x={from} y={FLOOR_Y - tall(week.places) - 3} width={step * 0.7} height={Math.max(3, tall(open))} rx="1.5" />}
            <text class="tb" x={from + step * 0.35} y={FLOOR_Y - tall(week.places) - 9} text-anchor="middle">{open}</text>
            <text x={from + step * 0.35} y={FLOOR_Y + 18} text-anchor="middle">{dayNumber(week.week_on)}</text>
            {begins(coverage, at) && <text x={rtl ? from + step * 0.7 : from} y={FLOOR_Y + 36} text-anchor="start">{monthName(week.week_on)}</text>}
          </g>
        );
      })}
      <line class="ax" x1="6" x2={width - 6} y1={FLOOR_Y} y2={FLOOR_Y} />
    </svg>
  );
}
