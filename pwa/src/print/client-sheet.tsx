import { list, plainClock, zone } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { dayOf, daysFrom, isDay, weekOf } from '../kit/time.ts';
import { now } from '../kit/clock.ts';
import { useHeld } from '../kit/store.ts';
import { me } from '../members/state.ts';
import type { Coming, ComingVisit, Day } from '../wire.ts';
import { Line, PrintedDay } from './day.tsx';
import { Sheet } from './sheet.tsx';
import { Nothing } from './nothing.tsx';

/** Who comes to a client in a week; printed by themselves, whom they trust, or their coordinator. */
export function ClientSheet({ client, week: asked }: { client: string; week: string }) {
  const week = isDay(asked) ? weekOf(asked) : weekOf(dayOf(now.value, zone.value));
  const path = `/api/clients/${client}/weeks/${week}`;
  const { data, error } = useHeld<Coming>(path);
  const sheet = data.value;
  if (!sheet) return <Nothing error={error.value} path={path} />;
  const { given_name: name } = sheet.client;
  const own = client === me.value!.member_id;
  const title = own ? t('print.coming_you', { name }) : t('print.coming', { name });
  return <Sheet title={title} week={week} name={name} own={own} days={<Days sheet={sheet} week={week} />} notes={<Notes />} />;
}

function Days({ sheet, week }: { sheet: Coming; week: Day }) {
  if (!sheet.known_until_on) return <p class="nothing">{t('print.not_yet')}</p>;
  return (
    <>
      {daysFrom(week, 7).map((on) => {
        const visits = sheet.visits.filter((visit) => dayOf(visit.starts_at, zone.value) === on);
        return <PrintedDay key={on} on={on}>{visits.length ? visits.map((visit) => <Visit key={visit.id} visit={visit} />) : <li class="free">{t('print.no_visit')}</li>}</PrintedDay>;
      })}
    </>
  );
}

function Visit({ visit }: { visit: ComingVisit }) {
  const found = visit.workers.length > 0;
  const who = found ? <bdi>{list(visit.workers.map((worker) => worker.given_name))}</bdi> : t('coming.not_found');
  return (
    <Line time={t('print.time', { time: plainClock(visit.starts_at), part: t(`part.${visit.day_part}`) })} who={who} what={begin(list(visit.tasks.map((task) => coded('task', task))))}
      known={found ? known(visit) : t('print.we_ring')} changed={visit.changed ? t('print.changed') : undefined} />
  );
}

/** "has been 41 times", for whoever comes alone; of two, the one who comes for the first time. */
function known({ workers }: ComingVisit): string {
  const [first] = [...workers].sort((a, b) => a.visits_before - b.visits_before);
  return first!.visits_before ? tn('print.been', first!.visits_before) : t('print.first');
}

function Notes() {
  return (
    <>
      <p>{t('print.nobody_came')}</p>
      <p class="write"><span>{t('print.to_change')}</span><i /></p>
    </>
  );
}
