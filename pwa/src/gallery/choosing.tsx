import { useSignal } from '@preact/signals';
import { label, t } from '../kit/i18n.ts';
import { ChooseMany, ChooseOne } from '../parts/choice.tsx';
import { Field, Select, TextArea, Tick } from '../parts/field.tsx';
import { Segments } from '../parts/segmented.tsx';
import { Part } from './part.tsx';

const BANDS = ['morning', 'midday', 'evening'] as const;
const TASKS = ['meal', 'company', 'shopping'] as const;
type Band = typeof BANDS[number];
type Task = typeof TASKS[number];

/** What one writes into, and what one chooses from. */
export function Choosing() {
  return <><Fields /><Choices /></>;
}

function Fields() {
  const values = useSignal({ text: '', from: '09:30', to: '08:00', number: '3', note: '' });
  const keep = (name: keyof typeof values.value) => (value: string) => { values.value = { ...values.value, [name]: value }; };
  const { text, from, to, number, note } = values.value;
  return (
    <Part name="field">
      <Field label={t('parts.text')} value={text} onInput={keep('text')} hint={t('parts.hint')} />
      <Field label={t('parts.time')} type="time" value={from} onInput={keep('from')} />
      <Field label={t('can.to')} type="time" value={to} onInput={keep('to')} error={to < from ? t('parts.wrong_time') : undefined} />
      <Field label={t('parts.number')} type="number" min="0" max="9" value={number} onInput={keep('number')} />
      <TextArea label={t('parts.sentence')} value={note} onInput={keep('note')} />
    </Part>
  );
}

function Choices() {
  const band = useSignal<Band>('morning');
  const tasks = useSignal<Task[]>(['meal']);
  const on = useSignal(true);
  const bands = BANDS.map((value) => ({ value, label: label(`band.${value}`) }));
  return (
    <Part name="choice">
      <ChooseOne name="one" title={t('parts.single')} value={band.value} onChange={(value) => { band.value = value; }}
        choices={bands.map((each) => ({ ...each, icon: each.value, hint: t('parts.sentence') }))} />
      <ChooseMany name="many" title={t('parts.many')} values={tasks.value} onChange={(values) => { tasks.value = values; }}
        choices={TASKS.map((value) => ({ value, label: label(`task.${value}`) }))} />
      <Segments label={t('parts.views')} value={band.value} items={bands} onChange={(value) => { band.value = value; }} />
      <Select label={t('parts.single')} value={band.value} options={bands} onChange={(value) => { band.value = value as Band; }} />
      <Tick label={t('parts.plain')} hint={t('parts.hint')} checked={on.value} onChange={(value) => { on.value = value; }} />
      <Tick label={t('parts.disabled')} checked={false} disabled onChange={() => undefined} />
    </Part>
  );
}
