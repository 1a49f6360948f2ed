import { useSignal } from '@preact/signals';
import { hours as hoursText } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { back } from '../kit/route.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Age, Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import type { Availability, HoursWanted } from '../wire.ts';
import { AVAILABILITY, saveHours } from './availability.ts';

type Part = keyof HoursWanted;
const PARTS: { part: Part; key: string }[] = [
  { part: 'wanted_minutes', key: 'hours.wanted' },
  { part: 'least_minutes', key: 'hours.least' },
  { part: 'most_minutes', key: 'hours.most' },
];
const STEP = 60;
const WEEK = 168 * 60;

/** How many hours a week I want. */
export function Hours() {
  return (
    <With<Availability> path={AVAILABILITY} frame={(told) => <Screen title={t('hours.title')} back="/can">{told}</Screen>}>
      {(availability, at) => <HoursForm wanted={availability.hours_wanted} at={at} />}
    </With>
  );
}

function HoursForm({ wanted, at }: { wanted: HoursWanted; at: number }) {
  const draft = useSignal(wanted);
  const save = async () => {
    const before = wanted;
    await saveHours(before, draft.value);
    toast({ text: t('hours.saved', { wanted_minutes: draft.value.wanted_minutes }), undo: () => void saveHours(draft.value, before) });
    back('/can');
  };
  const dock = <Button look="main" size="big" onClick={() => void save()}>{t('act.save')}</Button>;
  return (
    <Screen title={t('hours.title')} news={t('hours.a_week')} back="/can" dock={dock}>
      <News />
      {PARTS.map(({ part, key }) => (
        <Stepper key={part} label={t(key)} hint={t(`${key}_hint`)} minutes={draft.value[part]}
          onChange={(minutes) => { draft.value = ordered({ ...draft.value, [part]: minutes }, part); }} />
      ))}
      <p class="small muted">{t('hours.effect')}</p>
      <p class="small muted"><Age at={at} /></p>
    </Screen>
  );
}

/** Least, wanted and most stay in this order: the one just touched pushes the others. */
function ordered(hours: HoursWanted, touched: Part): HoursWanted {
  const value = hours[touched];
  if (touched === 'least_minutes') return { least_minutes: value, wanted_minutes: Math.max(value, hours.wanted_minutes), most_minutes: Math.max(value, hours.most_minutes) };
  if (touched === 'most_minutes') return { least_minutes: Math.min(value, hours.least_minutes), wanted_minutes: Math.min(value, hours.wanted_minutes), most_minutes: value };
  return { least_minutes: Math.min(value, hours.least_minutes), wanted_minutes: value, most_minutes: Math.max(value, hours.most_minutes) };
}

function Stepper({ label, hint, minutes, onChange }: { label: string; hint: string; minutes: number; onChange: (minutes: number) => void }) {
  const to = (next: number) => onChange(Math.min(WEEK, Math.max(0, next)));
  return (
    <section class="card stepper" role="group" aria-label={label}>
      <div class="grow"><h2>{label}</h2><p class="small muted">{hint}</p></div>
      <div class="row nowrap">
        <IconButton name="minus" label={t('hours.less', { what: label })} onClick={() => to(minutes - STEP)} />
        <output class="bigfig" aria-live="polite">{hoursText(minutes)}</output>
        <IconButton name="plus" label={t('hours.more', { what: label })} onClick={() => to(minutes + STEP)} />
      </div>
    </section>
  );
}
