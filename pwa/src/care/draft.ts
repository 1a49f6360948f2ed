import { signal } from '@preact/signals';
import { addDays, weekdayOf } from '../kit/time.ts';
import { dayLong, duration, list, weekdayName } from '../kit/format.ts';
import { begin, coded, label, t } from '../kit/i18n.ts';
import { newId } from '../kit/id.ts';
import { record } from '../kit/outbox.ts';
import { me } from '../members/state.ts';
import { acting } from '../places.ts';
import type { CareRequest, CareRequestInput, Day, DayPart, Task } from '../wire.ts';

/** What was answered so far; kept while one goes back and forth between the pages. */
export interface Draft {
  tasks: Task[];
  when: DayPart | 'set' | null;
  time: string;
  often: 'once' | 'weekly' | null;
  on: Day;
  weekdays: number[];
  minutes: number | null;
  workers: number;
  note: string;
}

const EMPTY: Draft = { tasks: [], when: null, time: '', often: null, on: '', weekdays: [], minutes: null, workers: 1, note: '' };
export const draft = signal<Draft>(EMPTY);
export const change = (part: Partial<Draft>): void => { draft.value = { ...draft.value, ...part }; };
export const startOver = (): void => { draft.value = EMPTY; };

export const STEPS = 5;

/** Whether a page of questions has its answer. */
export function answered(step: number, { tasks, when, time, often, on, weekdays, minutes }: Draft): boolean {
  if (step === 1) return tasks.length > 0;
  if (step === 2) return when !== null && (when !== 'set' || time !== '');
  if (step === 3) return often === 'once' ? on !== '' : often === 'weekly' && weekdays.length > 0;
  return step !== 4 || minutes !== null;
}

/** A set time may move a quarter of an hour; a part of the day is as wide as it is. */
const FLEXIBLE_MINUTES = 15;

/** The answers as the server reads them; `today` is where a weekly wish starts. */
export function requestOf(given: Draft, today: Day): CareRequestInput {
  const set = given.when === 'set';
  const weekly = given.often === 'weekly';
  return {
    tasks: given.tasks, day_part: set ? null : (given.when as DayPart), starts_time: set ? given.time : null,
    flexible_minutes: set ? FLEXIBLE_MINUTES : 0, minutes: given.minutes ?? 30, workers: given.workers, recurrence: weekly ? 'weekly' : 'once',
    on: weekly ? null : given.on, weekdays: weekly ? [...given.weekdays].sort() : [], from_on: weekly ? firstOf(given.weekdays, today) : given.on,
    until_on: weekly ? null : given.on, note: given.note.trim(),
  };
}

/** The first day from tomorrow on that is one of the weekdays. */
function firstOf(weekdays: number[], today: Day): Day {
  for (let ahead = 1; ahead < 8; ahead++) {
    const on = addDays(today, ahead);
    if (weekdays.includes(weekdayOf(on))) return on;
  }
  return addDays(today, 1);
}

export const requestsPath = (client: string): string => `/api/clients/${client}/care-requests`;

/** Keeps the request on this phone and sends it when it can. */
export function sendRequest(client: string, input: CareRequestInput, now: number, id = newId(now)): Promise<void> {
  const shown: CareRequest = {
    ...input, id, state: 'waiting', answer_by_on: '', answered_at: null, answer: null, created_at: new Date(now).toISOString(),
    asked_by: { id: me.value!.member_id, given_name: me.value!.given_name, for_other: !!acting.value },
  };
  return record({
    thing: `request:${id}`, method: 'PUT', url: `${requestsPath(client)}/${id}`, body: { ...input }, copy: requestsPath(client),
    patch: { field: '', id, value: shown }, words: { key: 'queue.request', params: { what: tasksLine(input.tasks) } },
  });
}

export const withdraw = (client: string, request: CareRequest): Promise<void> => record({
  thing: `withdraw:${request.id}`, method: 'POST', url: `/api/care-requests/${request.id}/withdraw`, copy: requestsPath(client),
  patch: { field: '', id: request.id, value: { ...request, state: 'withdrawn' } }, words: { key: 'queue.withdraw', params: { what: tasksLine(request.tasks) } },
});

export const tasksLine = (tasks: readonly Task[]): string => begin(list(tasks.map((task) => coded('task', task))));

/** "Every Monday and Thursday" or "Tuesday 24 November" */
export const oftenLine = (input: CareRequestInput): string =>
  input.recurrence === 'weekly' ? t('ask.every', { days: input.weekdays.map((day) => weekdayName(day)) }) : dayLong(input.on ?? input.from_on);

export const whenLine = (input: CareRequestInput): string =>
  input.day_part ? label(`part.${input.day_part}`) : t('ask.at_time', { time: input.starts_time });

export const lengthLine = (input: CareRequestInput): string =>
  [duration(input.minutes), input.workers > 1 && t('ask.two_workers')].filter(Boolean).join(', ');
