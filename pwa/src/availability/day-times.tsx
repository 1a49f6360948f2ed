import { label, t } from '../kit/i18n.ts';
import { closeSheet, query } from '../kit/route.ts';
import { DAY_MINUTES, minutesOf, timeOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Field, Select } from '../parts/field.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { Level } from '../wire.ts';
import { LEVELS, paintedMinutes, runsOf, type Canvas, type Run } from './painter.ts';

type Paint = (change: (canvas: Canvas) => Canvas) => () => void;

/** The exact times of one day, for whoever is not served by the cells; open when the address says so. */
export function DayTimes({ canvas, dayName, paint }: { canvas: Canvas; dayName: (day: number) => string; paint: Paint }) {
  if (query.value.get('sheet') !== 'day') return null;
  const day = Math.min(6, Number(query.value.get('id')) || 0);
  const runs = runsOf(canvas, day).filter((run) => run.level !== 'cannot');
  const change = (run: Run, next: Run) => paint((now) => {
    const cleared = paintedMinutes(now, day * DAY_MINUTES + run.from, day * DAY_MINUTES + run.to, 'cannot');
    return paintedMinutes(cleared, day * DAY_MINUTES + next.from, day * DAY_MINUTES + next.to, next.level);
  });
  const free = freeHour(runs);
  return (
    <Sheet title={t('can.exact_title', { day: dayName(day) })}>
      <p class="muted">{t('can.exact_hint')}</p>
      {runs.length === 0 && <p>{t('can.exact_none')}</p>}
      <ul class="times">
        {runs.map((run) => <TimeRow key={`${run.from} ${run.to} ${run.level}`} run={run} onChange={(next) => change(run, next)} />)}
      </ul>
      {free && <Button icon="plus" onClick={() => change(free, free)}>{t('can.exact_add')}</Button>}
      <Button look="main" size="big" onClick={closeSheet}>{t('act.done')}</Button>
    </Sheet>
  );
}

/** An hour nothing is said for: where a new line starts. */
function freeHour(runs: Run[]): Run | undefined {
  const starts = [9, 14, 18, 6, 12, 20, 0, 22].map((hour) => hour * 60);
  const from = starts.find((at) => runs.every((run) => at + 60 <= run.from || at >= run.to));
  return from === undefined ? undefined : { from, to: from + 60, level: 'can' };
}

function TimeRow({ run, onChange }: { run: Run; onChange: (next: Run) => void }) {
  const end = run.to === DAY_MINUTES ? '00:00' : timeOf(run.to);
  const until = (value: string) => minutesOf(value) || DAY_MINUTES;
  const set = (next: Run) => { if (next.to > next.from) onChange(next); };
  return (
    <li>
      <Field type="time" label={t('can.from')} value={timeOf(run.from)} onInput={(value) => value && set({ ...run, from: minutesOf(value) })} />
      <Field type="time" label={t('can.to')} value={end} onInput={(value) => value && set({ ...run, to: until(value) })} />
      <Select label={t('can.word')} value={run.level} options={LEVELS.map((level) => ({ value: level, label: label(`level.${level}`) }))}
        onChange={(level) => onChange({ ...run, level: level as Level })} />
    </li>
  );
}
