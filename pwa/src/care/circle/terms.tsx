import { useSignal } from '@preact/signals';
import { now } from '../../kit/clock.ts';
import { dayFull, zone } from '../../kit/format.ts';
import { t } from '../../kit/i18n.ts';
import { addDays, dayOf } from '../../kit/time.ts';
import { ChooseMany, ChooseOne } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import type { Day, Topic, Trust } from '../../wire.ts';
import { TOPICS } from './trust.ts';

export interface Terms { topics: Topic[]; until_on: Day }

const SPANS = { quarter: 91, half: 182, year: 365 } as const;
type Span = keyof typeof SPANS | 'set';
const LONGEST_DAYS = 730;

const today = (): Day => dayOf(now.value, zone.value);
export const inAYear = (): Day => addDays(today(), SPANS.year);

export const isWhole = ({ topics, until_on }: Terms): boolean => topics.length > 0 && until_on !== '';
export const asTrust = ({ topics, until_on }: Terms): Trust => ({ topics, until_on });

/** With what, and until when: two questions with large answers. */
export function TermsForm({ terms, onChange }: { terms: Terms; onChange: (terms: Terms) => void }) {
  const span = useSignal<Span>((Object.keys(SPANS) as (keyof typeof SPANS)[]).find((each) => addDays(today(), SPANS[each]) === terms.until_on) ?? 'set');
  const choose = (value: Span) => {
    span.value = value;
    if (value !== 'set') onChange({ ...terms, until_on: addDays(today(), SPANS[value]) });
  };
  const spans = (['quarter', 'half', 'year'] as const).map((value) => ({ value: value as Span, label: t(`circle.${value}`), hint: t('trusted.until', { on: dayFull(addDays(today(), SPANS[value])) }) }));
  return (
    <>
      <ChooseMany<Topic> title={<h2>{t('circle.topics')}</h2>} name="topics" values={terms.topics} onChange={(topics) => onChange({ ...terms, topics })}
        choices={TOPICS.map((value) => ({ value, label: t(`topic.${value}`), hint: t(`topic_hint.${value}`) }))} />
      <ChooseOne<Span> title={<h2>{t('circle.until')}</h2>} name="until" value={span.value} onChange={choose}
        choices={[...spans, { value: 'set', label: t('circle.set_day') }]} />
      {span.value === 'set' && (
        <Field type="date" label={t('circle.last_day')} min={today()} max={addDays(today(), LONGEST_DAYS)} value={terms.until_on}
          onInput={(until_on) => onChange({ ...terms, until_on })} />
      )}
    </>
  );
}
