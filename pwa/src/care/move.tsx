import { now } from '../kit/clock.ts';
import { plainClock } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { newId } from '../kit/id.ts';
import { takeBack } from '../kit/outbox.ts';
import { go, replace } from '../kit/route.ts';
import { localOf, timeOf } from '../kit/time.ts';
import { zone } from '../kit/format.ts';
import { Door, Doors } from '../parts/door.tsx';
import { toast } from '../parts/toast.tsx';
import type { CareRequest, CareRequestInput, ComingVisit, Task } from '../wire.ts';
import { onDay, whenOf } from './coming-visits.ts';
import { change as write, requestsPath, sendRequest, startOver, withdraw } from './draft.ts';
import { hold } from '../kit/store.ts';

const HOUR_MS = 3_600_000;
const FLEXIBLE_MINUTES = 30;

/** "Move it": an hour either way in one tap, or another day in the pages of Ask. The visit stays as it is until somebody says yes. */
export function MoveIt({ client, visit }: { client: string; visit: ComingVisit }) {
  const times = [-1, 1].map((by) => Date.parse(visit.starts_at) + by * HOUR_MS).filter((at) => movable(at, visit));
  return (
    <section aria-labelledby="move">
      <h2 class="third" id="move">{t('move.title')}</h2>
      <p class="muted">{t('move.effect')}</p>
      <Doors>
        {times.map((at) => <Door key={at} icon="clock" onClick={() => void ask(client, visit, at)}>{t('move.to', { time: plainClock(at) })}</Door>)}
        <Door icon="week" onClick={() => otherDay(client, visit)}>{t('move.other')}</Door>
      </Doors>
    </section>
  );
}

/** A time that is still to come, on the same day. */
const movable = (at: number, visit: ComingVisit): boolean => at > now.value && localOf(at, zone.value).on === onDay(visit);

const sameBut = (visit: ComingVisit, at: number): CareRequestInput => ({
  tasks: visit.tasks as Task[], day_part: null, starts_time: timeOf(localOf(at, zone.value).minute), flexible_minutes: FLEXIBLE_MINUTES,
  minutes: visit.minutes, workers: Math.max(1, visit.workers.length), recurrence: 'once', on: onDay(visit), weekdays: [],
  from_on: onDay(visit), until_on: onDay(visit), note: t('move.note', { when: whenOf(visit) }),
});

async function ask(client: string, visit: ComingVisit, at: number): Promise<void> {
  const id = newId(now.value);
  await sendRequest(client, sameBut(visit, at), now.value, id);
  toast({ text: t('move.asked', { time: plainClock(at) }), detail: t('move.stays'), undo: () => void unask(client, id) });
  replace(`/for/${client}/requests`);
}

/** Before it went it was never asked; after that it is withdrawn. */
async function unask(client: string, id: string): Promise<void> {
  if (await takeBack(`request:${id}`)) return;
  const sent = hold<CareRequest[]>(requestsPath(client)).data.value?.find((each) => each.id === id);
  if (sent) await withdraw(client, sent);
}

function otherDay(client: string, visit: ComingVisit): void {
  startOver();
  write({ tasks: visit.tasks as Task[], minutes: visit.minutes, often: 'once', workers: Math.max(1, visit.workers.length), note: t('move.note', { when: whenOf(visit) }) });
  go(`/for/${client}/ask/2`);
}
