import { clock, duration, hours, list, zone } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { dayOf, daysFrom, isDay, weekOf } from '../kit/time.ts';
import { now } from '../kit/clock.ts';
import { useHeld } from '../kit/store.ts';
import { myWeekPath } from '../homes.ts';
import { me } from '../members/state.ts';
import type { MyVisit, MyWeek } from '../wire.ts';
import { Line, PrintedDay } from './day.tsx';
import { Nothing } from './nothing.tsx';
import { Sheet } from './sheet.tsx';

/** A worker's own week. First names and areas alone: paper is lost, and then it says of nobody where they live. */
export function WorkerSheet({ week: asked }: { week: string }) {
  const week = isDay(asked) ? weekOf(asked) : weekOf(dayOf(now.value, zone.value));
  const path = myWeekPath(week);
  const { data, error } = useHeld<MyWeek>(path);
  const mine = data.value;
  if (!mine) return <Nothing error={error.value} path={path} />;
  const name = me.value!.given_name;
  return <Sheet title={t('print.week_of', { name })} week={week} name={name} own days={<Days mine={mine} />} notes={<Notes mine={mine} />} />;
}

function Days({ mine }: { mine: MyWeek }) {
  if (mine.published_at === null) return <p class="nothing">{t('print.not_yet')}</p>;
  return (
    <>
      {daysFrom(mine.from_on, mine.days).map((on) => {
        const visits = mine.visits.filter((visit) => dayOf(visit.starts_at, zone.value) === on);
        return <PrintedDay key={on} on={on}>{visits.length ? visits.map((visit) => <Visit key={visit.id} visit={visit} />) : <li class="free">{t('print.free')}</li>}</PrintedDay>;
      })}
    </>
  );
}

function Visit({ visit }: { visit: MyVisit }) {
  const partners = visit.partners.length ? t('print.with', { names: list(visit.partners.map((each) => each.given_name)) }) : undefined;
  const words = [begin(list(visit.tasks.map((task) => coded('task', task)))), partners].filter(Boolean).join(' · ');
  const what = <>{visit.address && <><bdi>{visit.address.area}</bdi> · </>}{words}</>;
  return (
    <Line time={clock(visit.starts_at)} who={<bdi>{visit.client.given_name}</bdi>} what={what} known={duration(visit.minutes)}
      changed={visit.changed ? t('print.changed') : undefined} />
  );
}

function Notes({ mine }: { mine: MyWeek }) {
  const minutes = mine.visits.reduce((sum, visit) => sum + visit.minutes, 0);
  return (
    <>
      <p><b>{tn('print.sum', mine.visits.length, { hours: hours(minutes) })}</b> {t('print.phone_is_right')}</p>
      <p class="write"><span>{t('print.to_note')}</span><i /></p>
    </>
  );
}
