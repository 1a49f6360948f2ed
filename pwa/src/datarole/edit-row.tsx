import { coded, t, tn } from '../kit/i18n.ts';
import { keyOf } from '../mydata/model.ts';
import { kept, precisely, What } from '../mydata/words.ts';
import type { Precision } from '../mydata/wire.ts';
import { Select, Tick } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { categoryIcon } from '../mydata/drawings.ts';
import { monthsOf, precisionsOf, retentions, type Draft } from './model.ts';
import type { DeclaredRule, ProposedRule } from './wire.ts';

interface Props { declared: DeclaredRule; draft: Draft; onChange: (part: Partial<ProposedRule>) => void; onFlip: () => void }

/** The terms of one rule; what is optional can be left out of the next version. */
export function EditRow({ declared, draft, onChange, onFlip }: Props) {
  const key = keyOf(declared);
  const rule = draft.rules.find((each) => keyOf(each) === key);
  if (!rule) return null;
  const out = draft.out.has(key);
  const least = declared.least_precision !== null;
  const fine = precisionsOf(declared.category).map((value) => ({ value, label: precisely(value) }));
  return (
    <div class={out ? 'editrow out' : 'editrow'} data-rule={key}><fieldset>
      <legend><Icon name={categoryIcon(declared.category)} /> <b>{What(declared)}</b> <span class="muted">· {coded('recipient', declared.recipient)}</span></legend>
      {declared.necessity === 'optional' && <Tick label={t('datarole.asks_it')} checked={!out} onChange={onFlip} />}
      {!out && (
        <div class="fields">
          {fine.length > 1 && <Select label={t('data.fact.how')} value={rule.precision} options={fine} onChange={(value) => onChange({ precision: value as Precision })} />}
          {fine.length > 1 && least && <Select label={t('datarole.least_how')} value={rule.least_precision!} options={fine} onChange={(value) => onChange({ least_precision: value as Precision })} />}
          <Select label={t('data.fact.kept')} value={String(rule.retention_days)} options={spans(rule.retention_days)} onChange={(value) => onChange({ retention_days: Number(value) })} />
          {least && <Select label={t('datarole.least_kept')} value={String(rule.least_retention_days)} options={spans(rule.least_retention_days!)} onChange={(value) => onChange({ least_retention_days: Number(value) })} />}
          <Select label={t('datarole.months')} value={String(rule.months)} options={monthsOf(rule.months).map((value) => ({ value: String(value), label: tn('data.months', value) }))} onChange={(value) => onChange({ months: Number(value) })} />
        </div>
      )}
    </fieldset></div>
  );
}

const spans = (now: number) => retentions(now).map((days) => ({ value: String(days), label: kept(days) }));
