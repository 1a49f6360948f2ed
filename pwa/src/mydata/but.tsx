import { useSignal } from '@preact/signals';
import { now } from '../kit/clock.ts';
import { zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { closeSheet } from '../kit/route.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { ChooseOne } from '../parts/choice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { toast } from '../parts/toast.tsx';
import { Banner } from '../parts/told.tsx';
import { answer, said } from './acts.ts';
import { isEnough, precisionsFor, retentionsFor, sameTerms, untilsFor } from './model.ts';
import { kept, lastDay, precisely, What } from './words.ts';
import type { DataRule, MyData, Precision, Terms } from './wire.ts';

/** Yes, but: less of it, for a shorter time. Nothing wider than what was asked can be chosen here. */
export function But({ data, rule }: { data: MyData; rule: DataRule }) {
  const terms = useSignal<Terms>(rule.asked);
  const set = (part: Partial<Terms>) => { terms.value = { ...terms.value, ...part }; };
  const precisions = precisionsFor(rule);
  const first = (same: boolean) => (same ? t('data.as_asked') : '');
  const give = async () => {
    const given = { answer: 'but', terms: terms.value } as const;
    await answer(data, [rule], given);
    toast({ text: said(data, given, !isEnough(rule, terms.value)) });
    closeSheet();
  };
  const today = dayOf(now.value, zone.value);
  return (
    <Sheet title={t('data.but_title', { what: What(rule) })}>
      {precisions.length > 1 && (
        <ChooseOne<Precision> title={<h3>{t('data.but_how')}</h3>} name="precision" value={terms.value.precision} onChange={(precision) => set({ precision })}
          choices={[...precisions].reverse().map((value) => ({ value, label: precisely(value), hint: first(value === rule.asked.precision) }))} />
      )}
      <ChooseOne title={<h3>{t('data.but_kept')}</h3>} name="retention" value={String(terms.value.retention_days)} onChange={(days) => set({ retention_days: Number(days) })}
        choices={retentionsFor(rule).map((days) => ({ value: String(days), label: kept(days), hint: first(days === rule.asked.retention_days) }))} />
      <ChooseOne title={<h3>{t('data.but_until')}</h3>} name="until" value={terms.value.until_on} onChange={(until_on) => set({ until_on })}
        choices={untilsFor(rule, today).map((on) => ({ value: on, label: lastDay(on), hint: first(on === rule.asked.until_on) }))} />
      <Effect enough={isEnough(rule, terms.value)} days={data.answer_days} />
      <Button look="main" size="big" wide disabled={sameTerms(terms.value, rule.asked)} onClick={() => void give()}>{t('data.but_do')}</Button>
    </Sheet>
  );
}

/** Said before it is chosen: whether it holds at once, or a person answers. */
function Effect({ enough, days }: { enough: boolean; days: number }) {
  return enough
    ? <Banner tone="good"><p>{t('data.but_enough')}</p></Banner>
    : <Banner tone="late"><p>{t('data.but_waits', { days })}</p></Banner>;
}
