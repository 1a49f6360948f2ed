import { record } from '../kit/outbox.ts';
import { newId } from '../kit/id.ts';
import { hold } from '../kit/store.ts';
import { dayShort } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { today } from '../rosters/visits.ts';
import type { Availability, DatedSpan, Day, HoursWanted } from '../wire.ts';
import { exceptionPlan, spansOf, type Canvas } from './painter.ts';

export const AVAILABILITY = '/api/my/availability';
/** As long as the way back is offered: the effect is read before anything counts, and cells painted in a row go out together. */
const HOLD_MS = 10_000;

const kept = { copy: AVAILABILITY, answersCopy: true, holdMs: HOLD_MS } as const;

/** What is known at this moment: a stroke goes on, and is taken back, over what it changed a moment ago. */
const known = (shown: Availability): Availability => hold<Availability>(AVAILABILITY).data.value ?? shown;

/** Keeps a new usual week. */
export function saveUsual(shown: Availability, canvas: Canvas): Promise<void> {
  const spans = spansOf(canvas);
  return record({
    ...kept, thing: 'availability:usual', method: 'PUT', url: `${AVAILABILITY}/usual`, body: { spans, version: known(shown).version },
    words: { key: 'queue.usual', params: {} }, patch: { field: 'spans', value: spans },
  });
}

/** Keeps what differs from the usual week on the days from `from` on; what is past stays as it was. */
export async function saveDated(shown: Availability, from: Day, canvas: Canvas): Promise<void> {
  const { put, remove } = exceptionPlan(known(shown), from, canvas);
  const ahead = ({ on }: DatedSpan) => on >= today();
  for (const each of remove.filter(ahead)) {
    await record({
      ...kept, thing: `exception:${each.id}`, method: 'DELETE', url: `${AVAILABILITY}/exceptions/${each.id}`,
      words: { key: 'queue.exception_gone', params: { day: dayShort(each.on) } }, patch: { field: 'exceptions', id: each.id, value: null },
    });
  }
  for (const span of put.filter(ahead)) {
    const id = newId();
    await record({
      ...kept, thing: `exception:${id}`, method: 'PUT', url: `${AVAILABILITY}/exceptions/${id}`, body: { ...span },
      words: { key: `queue.exception_${span.level}`, params: { day: dayShort(span.on), from: span.starts_time, to: span.ends_time } },
      patch: { field: 'exceptions', id, value: { id, ...span } },
    });
  }
}

export function saveHours(before: HoursWanted, hours: HoursWanted): Promise<void> {
  return record({
    ...kept, thing: 'availability:hours', method: 'PUT', url: `${AVAILABILITY}/hours-wanted`, body: { ...hours, before },
    words: { key: 'queue.hours', params: { wanted_minutes: hours.wanted_minutes } }, patch: { field: 'hours_wanted', value: hours },
  });
}

/** "Nothing has changed": the one tap that keeps old words true. */
export function confirmUnchanged(today: Day): Promise<void> {
  return record({
    ...kept, thing: 'availability:confirm', method: 'POST', url: `${AVAILABILITY}/confirm`, words: { key: 'queue.still_true', params: {} },
    patch: { field: 'confirmed_on', value: today },
  });
}

/** "Thursday evening: cannot" for a cell. */
export const cellWords = (day: string, bandId: string, level: string): string =>
  t('can.cell', { day, band: t(`band.${bandId}`), level: t(`level.${level}`) });
