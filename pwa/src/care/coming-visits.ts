import { comingPath } from '../homes.ts';
import { dayLong, list, plainClock, zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { record } from '../kit/outbox.ts';
import { dayOf } from '../kit/time.ts';
import type { ComingVisit, Day } from '../wire.ts';

export { comingPath };

/** "Pooja and Ana", or that nobody is found yet. */
export const namesOf = (visit: ComingVisit): string =>
  (visit.workers.length ? list(visit.workers.map((worker) => worker.given_name)) : t('coming.not_found'));

export const onDay = (visit: ComingVisit): Day => dayOf(visit.starts_at, zone.value);

/** "Tuesday 24 November, morning" */
export const dayPartOf = (visit: ComingVisit): string => t('coming.day_part', { day: dayLong(onDay(visit)), part: t(`part.${visit.day_part}`) });

/** "Tuesday 24 November, morning, 9:30" */
export const whenOf = (visit: ComingVisit): string => `${dayPartOf(visit)}, ${plainClock(visit.starts_at)}`;

/** Time in which it can be taken back before anybody is told. */
const HOLD_MS = 10_000;

/** "Not this time", for one visit. */
export const cancel = (client: string, visit: ComingVisit): Promise<void> => record({
  thing: `cancel:${visit.id}`, method: 'POST', url: `/api/visits/${visit.id}/cancel`, copy: comingPath(client),
  patch: { field: 'visits', id: visit.id, value: null }, holdMs: HOLD_MS, words: { key: 'queue.cancel', params: { when: whenOf(visit) } },
});
