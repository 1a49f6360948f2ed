import type { ComponentChildren } from 'preact';
import { now } from '../kit/clock.ts';
import { duration, weekdayName, zone } from '../kit/format.ts';
import { label, t } from '../kit/i18n.ts';
import { addDays, dayOf } from '../kit/time.ts';
import { ChooseMany, ChooseOne } from '../parts/choice.tsx';
import { Field, TextArea, Tick } from '../parts/field.tsx';
import type { IconName } from '../parts/icon.tsx';
import type { DayPart, Task } from '../wire.ts';
import { ReadAloud } from './read-aloud.tsx';
import { Unread } from './unread.tsx';
import { change, draft, lengthLine, oftenLine, requestOf, tasksLine, whenLine } from './draft.ts';

type PageProps = { title: ComponentChildren };

const TASKS: [Task, IconName][] = [
  ['personal_care', 'wash'], ['meal', 'meal'], ['medication', 'pills'], ['company', 'people'], ['household', 'house'], ['shopping', 'basket'],
  ['mobility', 'walk'], ['hoist', 'hoist'], ['night_watch', 'night'],
];

export function What({ title }: PageProps) {
  return (
    <ChooseMany title={title} name="what" values={draft.value.tasks} onChange={(tasks) => change({ tasks })}
      choices={TASKS.map(([value, icon]) => ({ value, icon, label: label(`task.${value}`), hint: t(`task_hint.${value}`) }))} />
  );
}

const PARTS: [DayPart, IconName][] = [['morning', 'morning'], ['lunch', 'midday'], ['tea', 'tea'], ['bed', 'evening'], ['night', 'night']];

export function When({ title }: PageProps) {
  const { when, time } = draft.value;
  const parts = PARTS.map(([value, icon]) => ({ value, icon, label: label(`part.${value}`), hint: t(`part_hint.${value}`) }));
  return (
    <>
      <ChooseOne<DayPart | 'set'> title={title} name="when" value={when} onChange={(value) => change({ when: value })}
        choices={[...parts, { value: 'set', icon: 'clock', label: t('ask.set_time'), hint: t('ask.set_time_hint') }]} />
      {when === 'set' && <Field type="time" label={t('ask.time')} value={time} onInput={(value) => change({ time: value })} />}
    </>
  );
}

export function HowOften({ title }: PageProps) {
  const { often, on, weekdays } = draft.value;
  const tomorrow = addDays(dayOf(now.value, zone.value), 1);
  return (
    <>
      <ChooseOne<'once' | 'weekly'> title={title} name="often" value={often} onChange={(value) => change({ often: value })}
        choices={[{ value: 'once', icon: 'today', label: t('ask.once'), hint: t('ask.once_hint') }, { value: 'weekly', icon: 'week', label: t('ask.weekly'), hint: t('ask.weekly_hint') }]} />
      {often === 'once' && <Field type="date" label={t('ask.on')} min={tomorrow} value={on} onInput={(value) => change({ on: value })} />}
      {often === 'weekly' && (
        <ChooseMany title={t('ask.weekdays')} name="weekdays" values={weekdays.map(String)} onChange={(days) => change({ weekdays: days.map(Number) })}
          choices={[0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: String(day), label: weekdayName(day) }))} />
      )}
    </>
  );
}

const LENGTHS = [15, 30, 45, 60, 90, 120];

export function HowLong({ title }: PageProps) {
  const { minutes, workers } = draft.value;
  return (
    <>
      <ChooseOne title={title} name="long" value={minutes === null ? null : String(minutes)} onChange={(value) => change({ minutes: Number(value) })}
        choices={LENGTHS.map((length) => ({ value: String(length), label: duration(length) }))} />
      <div class="card slim">
        <Tick label={t('ask.two')} hint={t('ask.two_hint')} checked={workers > 1} onChange={(two) => change({ workers: two ? 2 : 1 })} />
      </div>
    </>
  );
}

/** What was said, once more, before anybody reads it. */
export function ReadBack({ title }: PageProps) {
  const input = requestOf(draft.value, dayOf(now.value, zone.value));
  const said: [string, string][] = [
    [t('ask.what_short'), tasksLine(input.tasks)], [t('ask.when_short'), whenLine(input)],
    [t('ask.often_short'), oftenLine(input)], [t('ask.long_short'), lengthLine(input)],
  ];
  return (
    <>
      {title}
      <section class="card">
        <dl class="terms said" id="said">{said.map(([what, how]) => <div key={what}><dt>{what}</dt><dd>{how}</dd></div>)}</dl>
        <ReadAloud text={[...said.map((each) => each.join(': ')), t('ask.promise')].join('. ')} />
      </section>
      <TextArea label={t('ask.note')} hint={t('ask.note_hint')} value={draft.value.note} onInput={(note) => change({ note })} />
      <Unread category="CareNotes" />
      <p class="muted">{t('ask.promise')}</p>
    </>
  );
}
