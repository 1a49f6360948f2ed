import { valueText, weekdayName } from '../kit/format.ts';
import { coded, has, label, t } from '../kit/i18n.ts';
import { Screen } from '../parts/screen.tsx';
import { With } from '../parts/with.tsx';
import type { DailySpan, Policy, PolicyInForce } from '../wire.ts';

/** How the rota is decided: the rules in force, in the order they count. */
export function Rules() {
  return (
    <Screen title={t('rules.title')} back="/coop">
      <p>{t('rules.lead')}</p>
      <With<PolicyInForce> path="/api/policy" aged>
        {({ policy, hash }) => (
          <>
            <Order policy={policy} />
            <Card title={t('rules.hard')} rows={hard(policy)} />
            <Card title={t('rules.limits')} hint={t('rules.limits_hint')} rows={named('limit', policy.limits)} />
            <Card title={t('rules.more')} rows={named('policy', policy)} />
            <p class="small muted">{t('rules.ask')} {t('rules.document', { version: policy.version, hash: hash.slice(0, 12) })}</p>
          </>
        )}
      </With>
    </Screen>
  );
}

function Order({ policy }: { policy: Policy }) {
  return (
    <section class="card">
      <h2 class="third">{t('rules.order')}</h2>
      <p class="small muted">{t('rules.order_hint')}</p>
      <ol class="ordered">{policy.stages.map((stage) => <li key={stage}>{coded('stage', stage)}</li>)}</ol>
    </section>
  );
}

type Row = [words: string, value: string];

function Card({ title, hint, rows }: { title: string; hint?: string; rows: Row[] }) {
  if (!rows.length) return null;
  return (
    <section class="card">
      <h2 class="third">{title}</h2>
      {hint && <p class="small muted">{hint}</p>}
      <ul class="rows inner">{rows.map(([words, value]) => <li key={words}><span class="grow">{words}</span><b class="num">{value}</b></li>)}</ul>
    </section>
  );
}

/** The figures of a document the catalog has words for. */
const named = (family: string, figures: object): Row[] =>
  Object.entries(figures)
    .filter(([name, value]) => typeof value === 'number' && has(`${family}.${name}`))
    .map(([name, value]) => [t(`${family}.${name}`), valueText(name, value)]);

const span = ({ starts_time: from, ends_time: to }: DailySpan): string => `${from}–${to}`;

/** What counts as hard to share, and from when. */
function hard({ burdens }: Policy): Row[] {
  return [
    [label('burden.evenings'), span(burdens.evenings)],
    [label('burden.nights'), span(burdens.nights)],
    [label('burden.weekends'), valueText('days', burdens.weekend_days.map((day) => weekdayName(day)))],
    ...named('policy', burdens),
  ];
}
