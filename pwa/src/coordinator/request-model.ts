import type { DayPart, Task, WallTime } from '../wire.ts';
import type { Agreement, DeskRequest } from './wire.ts';

/** What a coordinator fills in to agree; begins as what was asked. */
export interface Draft {
  starts_time: WallTime; flexible_minutes: string; minutes: string; workers: string; weekdays: number[]; from_on: string; until_on: string;
  tasks: Task[];
}

/** Where a part of the day begins when no time was asked for. */
const PART_STARTS: Record<DayPart, WallTime> = { morning: '08:00', lunch: '12:00', tea: '16:30', bed: '20:00', night: '22:00' };

export function draftOf(request: DeskRequest): Draft {
  const once = request.recurrence === 'once' ? request.on : null;
  return {
    starts_time: request.starts_time ?? PART_STARTS[request.day_part ?? 'morning'],
    flexible_minutes: `${request.flexible_minutes}`, minutes: `${request.minutes}`, workers: `${request.workers}`,
    weekdays: [...request.weekdays], from_on: once ?? request.from_on, until_on: once ?? request.until_on ?? '', tasks: [...request.tasks],
  };
}

/** The server takes no more. */
const MOST_FLEXIBLE = 240;

export type Fault = 'starts_time' | 'flexible_minutes' | 'minutes' | 'workers' | 'weekdays' | 'from_on' | 'until_on' | 'tasks';

const within = (text: string, least: number, most: number): boolean => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

/** What still has to be said before it can be agreed. */
export function faults(draft: Draft, request: DeskRequest): Set<Fault> {
  const found = new Set<Fault>();
  if (!/^\d\d:\d\d$/.test(draft.starts_time)) found.add('starts_time');
  if (!within(draft.flexible_minutes, 0, MOST_FLEXIBLE)) found.add('flexible_minutes');
  if (!within(draft.minutes, 5, 1440)) found.add('minutes');
  if (!within(draft.workers, 1, 4)) found.add('workers');
  if (request.recurrence === 'weekly' && !draft.weekdays.length) found.add('weekdays');
  if (!draft.from_on) found.add('from_on');
  if (draft.until_on && draft.until_on < draft.from_on) found.add('until_on');
  if (!draft.tasks.length) found.add('tasks');
  return found;
}

/** The body to send. */
export function agreementOf(draft: Draft, request: DeskRequest): Agreement {
  return {
    starts_time: draft.starts_time, flexible_minutes: Number(draft.flexible_minutes), minutes: Number(draft.minutes), workers: Number(draft.workers),
    weekdays: request.recurrence === 'weekly' ? [...draft.weekdays].sort() : [], from_on: draft.from_on,
    until_on: request.recurrence === 'once' ? draft.from_on : draft.until_on || null, tasks: draft.tasks,
  };
}

/** Those whose answer is due first come first. */
export const byAnswerDay = (requests: DeskRequest[]): DeskRequest[] =>
  [...requests].sort((a, b) => a.answer_by_on.localeCompare(b.answer_by_on) || a.created_at.localeCompare(b.created_at));
