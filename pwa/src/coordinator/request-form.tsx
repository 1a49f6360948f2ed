import { weekdayName } from '../kit/format.ts';
import { label, t } from '../kit/i18n.ts';
import { Field } from '../parts/field.tsx';
import type { Task } from '../wire.ts';
import type { Draft, Fault } from './request-model.ts';
import type { DeskRequest } from './wire.ts';

const TASKS: Task[] = ['personal_care', 'meal', 'medication', 'company', 'household', 'shopping', 'mobility', 'hoist', 'night_watch'];
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

interface FormProps { request: DeskRequest; draft: Draft; wrong: Set<Fault>; onChange: (part: Partial<Draft>) => void }

/** What will be agreed, filled in from what was asked. */
export function AgreeForm({ request, draft, wrong, onChange }: FormProps) {
  const weekly = request.recurrence === 'weekly';
  const said = (fault: Fault) => (wrong.has(fault) ? t(`request.fault_${fault}`) : undefined);
  return (
    <form class="agree" onSubmit={(event) => event.preventDefault()} aria-label={t('request.what_we_agree')}>
      <h3>{t('request.what_we_agree')}</h3>
      <div class="pair">
        <Field label={t('request.time')} type="time" value={draft.starts_time} error={said('starts_time')} onInput={(starts_time) => onChange({ starts_time })} />
        <Field label={t('request.flexible')} type="number" min="0" step="5" value={draft.flexible_minutes} error={said('flexible_minutes')}
          onInput={(flexible_minutes) => onChange({ flexible_minutes })} />
        <Field label={t('request.minutes')} type="number" min="5" step="5" value={draft.minutes} error={said('minutes')} onInput={(minutes) => onChange({ minutes })} />
        <Field label={t('request.how_many')} type="number" min="1" max="4" value={draft.workers} error={said('workers')} onInput={(workers) => onChange({ workers })} />
      </div>
      {weekly && <Weekdays chosen={draft.weekdays} error={said('weekdays')} onChange={(weekdays) => onChange({ weekdays })} />}
      <div class="pair">
        <Field label={t(weekly ? 'request.from_day' : 'request.on_day')} type="date" value={draft.from_on} error={said('from_on')} onInput={(from_on) => onChange({ from_on })} />
        {weekly && <Field label={t('request.until_day')} type="date" value={draft.until_on} hint={t('request.until_hint')} error={said('until_on')} onInput={(until_on) => onChange({ until_on })} />}
      </div>
      <Tasks chosen={draft.tasks} error={said('tasks')} onChange={(tasks) => onChange({ tasks })} />
    </form>
  );
}

const flipped = <V,>(values: V[], value: V): V[] => (values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);

function Weekdays({ chosen, error, onChange }: { chosen: number[]; error: string | undefined; onChange: (days: number[]) => void }) {
  return (
    <fieldset class="ticks of-days">
      <legend>{t('request.weekdays')}</legend>
      {WEEKDAYS.map((day) => (
        <label key={day}><input type="checkbox" checked={chosen.includes(day)} aria-label={weekdayName(day)} onChange={() => onChange(flipped(chosen, day))} /><span>{weekdayName(day, 'short')}</span></label>
      ))}
      {error && <p class="small wrong" role="alert">{error}</p>}
    </fieldset>
  );
}

function Tasks({ chosen, error, onChange }: { chosen: Task[]; error: string | undefined; onChange: (tasks: Task[]) => void }) {
  return (
    <fieldset class="ticks">
      <legend>{t('request.tasks')}</legend>
      {TASKS.map((task) => (
        <label key={task}><input type="checkbox" checked={chosen.includes(task)} onChange={() => onChange(flipped(chosen, task))} /><span>{label(`task.${task}`)}</span></label>
      ))}
      {error && <p class="small wrong" role="alert">{error}</p>}
    </fieldset>
  );
}
