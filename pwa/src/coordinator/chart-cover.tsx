import { dayNumber, monthName, number } from '../kit/format.ts';
import { language, t, tn } from '../kit/i18n.ts';
import { AsTable, TooFew } from './fair-table.tsx';
import { FLOOR } from './fair-model.ts';
import { roomy } from './room.ts';
import type { Fairness } from './wire.ts';

/** Their own drawing for narrow windows, so that words keep their size. */
const widthNow = (): number => (roomy.value ? 520 : 330);
const FLOOR_Y = 152;
const TALL = 118;

/** Clients by how many different workers they met, with the most that is agreed. */
export function ContinuityCard({ continuity }: { continuity: Fairness['continuity'] }) {
  const { clients, most } = continuity;
  const all = clients.reduce((sum, each) => sum + each.clients, 0);
  const over = clients.reduce((sum, each) => sum + (each.different_workers > most ? each.clients : 0), 0);
  const enough = all >= FLOOR;
  const title = enough ? t(over * 4 <= all ? 'fairness.known_mostly' : 'fairness.known_less') : t('fairness.known_plain');
  const words = enough ? tn('fairness.over_most', over, { most, all }) : t('fairness.agreed_most', { most });
  return (
    <section class="card" aria-labelledby="fair-known">
      <h2 id="fair-known" class="third">{title}</h2>
      {enough && <p class="small muted">{tn('fairness.clients', all)}</p>}
      {!enough ? <TooFew /> : <Met continuity={continuity} label={`${title}. ${words}`} />}
      <p class="small">{words}</p>
      {enough && <AsTable caption={title} head={[t('fairness.different_workers'), t('fairness.clients_column')]}
        rows={clients.map((each) => [each.different_workers, each.clients])} />}
    </section>
  );
}

function Met({ continuity: { clients, most }, label }: { continuity: Fairness['continuity']; label: string }) {
  const rtl = language.value.dir === 'rtl';
  const width = widthNow();
  const last = Math.max(most + 1, ...clients.map((each) => each.different_workers));
  const step = (width - 20) / last;
  const x = (at: number) => (rtl ? width - at : at);
  const tallest = Math.max(1, ...clients.map((each) => each.clients));
  const line = x(10 + most * step);
  return (
    <svg class="chart" viewBox={`0 0 ${width} 200`} role="img" aria-label={label}>
      {clients.map((each) => {
        const middle = x(10 + (each.different_workers - 0.5) * step);
        const tall = (each.clients / tallest) * TALL;
        const wide = Math.min(48, step * 0.7);
        return (
          <g key={each.different_workers}>
            <rect class="bar" x={middle - wide / 2} y={FLOOR_Y - tall} width={wide} height={tall} rx={Math.min(6, tall / 2)} />
            <text class="tb" x={middle} y={FLOOR_Y - tall - 7} text-anchor="middle">{each.clients}</text>
            <text x={middle} y={FLOOR_Y + 20} text-anchor="middle">{each.different_workers}</text>
          </g>
        );
      })}
      <line class="ax" x1="6" x2={width - 6} y1={FLOOR_Y} y2={FLOOR_Y} />
      <line class="evn" x1={line} x2={line} y1="18" y2={FLOOR_Y} />
      <text class="tb" x={line + (rtl ? -8 : 8)} y="28">{t('fairness.agreed_most', { most })}</text>
      <text x={width / 2} y="194" text-anchor="middle">{t('fairness.met_axis')}</text>
    </svg>
  );
}

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
