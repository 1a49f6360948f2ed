import { computed } from '@preact/signals';
import { dayLong, duration, list, weekdayName } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { go, match, path, replace } from '../kit/route.ts';
import type { DeskRequest } from './wire.ts';

export const openId = computed(() => match('/desk/requests/:id', path.value)?.['id']);
export const openRequest = (id: string): void => (openId.value ? replace(`/desk/requests/${id}`) : go(`/desk/requests/${id}`));
export const closeRequest = (): void => replace('/desk/requests');

/** Wash and dress, meal · 45 min · two workers */
export const whatAsked = (request: DeskRequest): string => [
  begin(list(request.tasks.map((task) => coded('task', task)))), duration(request.minutes), request.workers > 1 && tn('request.workers', request.workers),
].filter(Boolean).join(' · ');

const every = (weekdays: number[]): string =>
  (weekdays.length === 7 ? t('request.every_day') : t('request.every', { days: list(weekdays.map((day) => weekdayName(day))) }));

/** Every Monday and Thursday, 08:00, 30 min either way, from 1 December */
export function whenAsked(request: DeskRequest): string {
  const days = request.recurrence === 'once' && request.on
    ? dayLong(request.on)
    : every(request.weekdays);
  const time = request.starts_time ?? (request.day_part ? t(`part.${request.day_part}`) : '');
  const play = request.flexible_minutes ? t('request.flexible_by', { flexible_minutes: request.flexible_minutes }) : '';
  const from = request.recurrence === 'weekly' ? t('request.from', { from_on: request.from_on }) : '';
  return [days, time, play, from].filter(Boolean).join(', ');
}
