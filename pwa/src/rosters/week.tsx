import { dayLong, hours } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { isDay, weekOf } from '../kit/time.ts';
import { useHeld } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { Age, Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { Empty } from '../parts/told.tsx';
import { InstallHere } from '../install/here.ts';
import { calmNow } from '../install/offer.ts';
import { News } from '../queue/news.tsx';
import type { MyWeek } from '../wire.ts';
import { Unknown } from './unknown.tsx';
import { DayList } from './visit-row.tsx';
import { byDay, confirmWeek, thisWeek, today, unconfirmed, undo, weekPath, type VisitDay } from './visits.ts';
import { WeekViews, weekAfter, weekBefore, weekTitle } from './week-nav.tsx';

/** What is asked of me in a week, and one tap to answer all of it. */
export function Week({ on }: { on?: string }) {
  const week = isDay(on) ? weekOf(on) : thisWeek();
  const held = useHeld<MyWeek>(weekPath(week));
  const { data: { value: mine }, at } = held;
  return (
    <Screen title={weekTitle(week)} news={<Age at={at.value} />} before={weekBefore('week', week)} after={weekAfter('week', week)} close
      dock={mine && unconfirmed(mine.visits).length > 0 && <Yes week={mine} />}>
      <WeekViews view="week" week={week} />
      <News />
      {mine && mine.published_at === null && <Empty title={t('week.unpublished')}><p>{t('week.unpublished_next')}</p></Empty>}
      {mine && mine.published_at !== null && <Days week={mine} />}
      {mine && mine.published_at !== null && <Button look="quiet" icon="printer" href={href(`/print/me/${week}`)}>{t('week.print')}</Button>}
      {mine && mine.visits.length > 0 && unconfirmed(mine.visits).length === 0 && <InstallHere />}
      <Unknown of={held} path={weekPath(week)} />
    </Screen>
  );
}

function Yes({ week }: { week: MyWeek }) {
  const count = unconfirmed(week.visits).length;
  const confirm = async () => {
    await confirmWeek(week);
    calmNow();
    toast({ text: tn('week.confirmed', count), undo: () => void undo(`confirm-week:${week.from_on}`) });
  };
  return <Button look="main" size="big" icon="tick" onClick={() => void confirm()}>{tn('week.yes_all', count)}</Button>;
}

function Days({ week }: { week: MyWeek }) {
  const minutes = week.visits.reduce((sum, visit) => sum + visit.minutes, 0);
  return (
    <>
      <p class="muted">{tn('week.sum', week.visits.length, { hours: hours(minutes) })}</p>
      {byDay(week).map((day) => <DaySection key={day.on} day={day} week={week} />)}
    </>
  );
}

function DaySection({ day, week }: { day: VisitDay; week: MyWeek }) {
  const minutes = day.visits.reduce((sum, visit) => sum + visit.minutes, 0);
  return (
    <section class="dayblock" aria-labelledby={`day-${day.on}`}>
      <div class="row between">
        <h2 id={`day-${day.on}`} class={day.on === today() ? 'today' : ''}>{dayLong(day.on)}</h2>
        <span class="small muted num">{day.visits.length ? t('week.day_sum', { long_minutes: minutes }) : t('week.free')}</span>
      </div>
      {day.visits.length > 0 && <DayList visits={day.visits} week={week.from_on} first={1} />}
    </section>
  );
}
