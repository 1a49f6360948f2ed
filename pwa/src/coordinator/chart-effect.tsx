import { moment, number, percent } from '../kit/format.ts';
import { coded, language, t } from '../kit/i18n.ts';
import { AsTable } from './fair-table.tsx';
import { effectTitle } from './fair-model.ts';
import type { Fairness, FairnessFigures } from './wire.ts';

type Effect = NonNullable<Fairness['effect']>;
interface Line { name: string; before: number; after: number }

/** What the last publication changed, before and after. */
export function EffectCard({ effect }: { effect: Fairness['effect'] }) {
  if (!effect) return <section class="card full"><h2 class="third">{t('fairness.effect')}</h2><p class="small muted">{t('fairness.effect_none')}</p></section>;
  const title = t(`fairness.effect_${effectTitle(effect)}`);
  const { before, after } = effect;
  return (
    <section class="card full" aria-labelledby="fair-effect">
      <h2 id="fair-effect" class="third">{title}</h2>
      <p class="small muted">{t('fairness.effect_of', { when: moment(effect.published_at) })}</p>
      <div class="before-after">
        <div><h3>{t('fairness.of_wanted')}</h3><Lines lines={shares(before, after)} /></div>
        <div><h3>{t('fairness.apart_all')}</h3><Lines lines={burdens(before, after)} /></div>
      </div>
      <p class="small">{t('fairness.open_before_after', { before: number(before.uncovered), after: number(after.uncovered) })}</p>
      <p class="key"><span><svg viewBox="0 0 24 14" aria-hidden="true"><circle class="k-was" cx="12" cy="7" r="4.2" /></svg>{t('fairness.before')}</span><span><svg viewBox="0 0 24 14" aria-hidden="true"><circle class="k-fresh" cx="12" cy="7" r="5" /></svg>{t('fairness.after')}</span></p>
      <Table title={title} effect={effect} />
    </section>
  );
}

const shares = (before: FairnessFigures, after: FairnessFigures): Line[] => [
  { name: t('fairness.who_least'), before: before.worst_share_bp, after: after.worst_share_bp },
  { name: t('fairness.everybody_mean'), before: before.mean_share_bp, after: after.mean_share_bp },
];

const burdens = (before: FairnessFigures, after: FairnessFigures): Line[] =>
  Object.keys(after.burdens).map((kind) => ({ name: coded('burden', kind), before: before.burdens[kind] ?? 0, after: after.burdens[kind]! }));

const WIDE = 230;
const FULL_BP = 10_000;

/** A line a figure: open where it was, filled where it is, and the way between them. */
function Lines({ lines }: { lines: Line[] }) {
  const most = Math.max(FULL_BP, ...lines.flatMap((line) => [line.before, line.after]));
  return (
    <dl class="dumbbells">
      {lines.map((line) => (
        <div key={line.name}>
          <dt>{line.name}</dt>
          <dd><Way {...line} most={most} /><span class="num">{percent(line.before) === percent(line.after) ? t('board.stays', { value: percent(line.after) }) : <>{percent(line.before)} <span aria-hidden="true">→</span><span class="sr">{t('board.becomes')}</span> <b>{percent(line.after)}</b></>}</span></dd>
        </div>
      ))}
    </dl>
  );
}

function Way({ before, after, most }: Line & { most: number }) {
  const rtl = language.value.dir === 'rtl';
  const x = (bp: number): number => {
    const at = 8 + (bp / most) * (WIDE - 16);
    return rtl ? WIDE - at : at;
  };
  return (
    <svg class="chart" viewBox={`0 0 ${WIDE} 18`} aria-hidden="true">
      <line class="grid" x1="2" x2={WIDE - 2} y1="9" y2="9" />
      <line class="way" x1={x(before)} x2={x(after)} y1="9" y2="9" />
      <circle class="was" cx={x(before)} cy="9" r="4.4" />
      <circle class="dot" cx={x(after)} cy="9" r="5.4" />
    </svg>
  );
}

function Table({ title, effect: { before, after } }: { title: string; effect: Effect }) {
  const rows = [...shares(before, after), ...burdens(before, after).map((line) => ({ ...line, name: t('fairness.apart', { burden: line.name }) }))];
  return <AsTable caption={title} head={[t('fairness.figure'), t('fairness.before'), t('fairness.after')]} rows={rows.map((line) => [line.name, percent(line.before), percent(line.after)])} />;
}
