import { coded, has, t } from '../kit/i18n.ts';
import { valueText } from '../kit/format.ts';
import { Screen } from '../parts/screen.tsx';
import { With } from '../parts/with.tsx';
import type { Policy } from '../wire.ts';

/** How the rota is decided: the rules in force, in the order they count. */
export function Rules() {
  return (
    <Screen title={t('rules.title')} back="/coop">
      <p>{t('rules.lead')}</p>
      <With<Policy> path="/api/policy">{(policy) => <PolicyCards policy={(policy['rules'] as Policy | undefined) ?? policy} />}</With>
      <p class="small muted">{t('rules.ask')}</p>
    </Screen>
  );
}

function PolicyCards({ policy }: { policy: Policy }) {
  const stages = (policy['stages'] ?? []) as unknown[];
  const limits = Object.entries((policy['limits'] ?? {}) as Policy).filter(([, value]) => typeof value === 'number');
  const rest = Object.entries(policy).filter(([name, value]) => ['number', 'string'].includes(typeof value) && has(`policy.${name}`));
  return (
    <>
      {stages.length > 0 && (
        <section class="card"><h2 class="third">{t('rules.order')}</h2><p class="small muted">{t('rules.order_hint')}</p>
          <ol class="ordered">{stages.map((stage, at) => <li key={at}>{coded('stage', stageCode(stage))}</li>)}</ol></section>
      )}
      {limits.length > 0 && (
        <section class="card"><h2 class="third">{t('rules.limits')}</h2><p class="small muted">{t('rules.limits_hint')}</p><Terms family="limit" rows={limits} /></section>
      )}
      {rest.length > 0 && <section class="card"><h2 class="third">{t('rules.more')}</h2><Terms family="policy" rows={rest} /></section>}
    </>
  );
}

const stageCode = (stage: unknown): string =>
  typeof stage === 'string' ? stage : String((stage as Policy | null)?.['code'] ?? (stage as Policy | null)?.['name'] ?? '');

function Terms({ family, rows }: { family: string; rows: [string, unknown][] }) {
  return (
    <ul class="rows inner">
      {rows.filter(([name]) => has(`${family}.${name}`)).map(([name, value]) => (
        <li key={name}><span class="grow">{t(`${family}.${name}`)}</span><b class="num">{valueText(name, value)}</b></li>
      ))}
    </ul>
  );
}
