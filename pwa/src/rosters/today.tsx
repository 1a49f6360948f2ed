import { offline } from '../kit/api.ts';
import { now } from '../kit/clock.ts';
import { clock, dayLong, dayRange, zone } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { addDays, dayOf, weekOf } from '../kit/time.ts';
import { href } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { me } from '../members/state.ts';
import { Button } from '../parts/button.tsx';
import { DayThread } from '../parts/day-thread.tsx';
import { Age, Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { InstallHere } from '../install/here.ts';
import { AskedHere } from '../mydata/here.tsx';
import { News } from '../queue/news.tsx';
import type { MyVisit, MyWeek } from '../wire.ts';
import { HinderedSheet } from './on-demand.ts';
import { NowCard } from './now-card.tsx';
import { sayYes, DayList } from './visit-row.tsx';
import { comingWeeks, thisWeek, today, unconfirmed, visitsOn, weekPath } from './visits.ts';
import { Hindered, Ring } from './beside.tsx';
import { Unknown } from './unknown.tsx';
import { WhySheet } from './why-sheet.ts';

/** Now and next, for somebody at a door. */
export function Today() {
  const [week, after] = comingWeeks().map(weekPath) as [string, string];
  const these = useHeld<MyWeek>(week);
  const next = useHeld<MyWeek>(after);
  const visits = [...(these.data.value?.visits ?? []), ...(next.data.value?.visits ?? [])];
  const mine = visitsOn(visits, today());
  const open = mine.filter((visit) => Date.parse(visit.ends_at) > now.value);
  return (
    <Screen title={dayLong(today())} news={<Age at={these.at.value} />} close dock={<Dock visits={visits} hero={open[0]} />}>
      <News />
      {mine.length > 0 && <DayThread beads={mine.map((visit) => ({ ...visit, next: visit === open[0] }))} at={now.value} label={threadWords(mine)} />}
      {open[0] && <NowCard visit={open[0]} />}
      {open.length > 1 && (
        <section aria-labelledby="later"><h2 id="later" class="sr">{t('today.after')}</h2><DayList visits={open.slice(1)} week={thisWeek()} /></section>
      )}
      {these.data.value && open.length === 0 && <Free visits={visits} had={mine.length} planned={[these, next].some((each) => each.data.value?.published_at)} />}
      <Unknown of={these} path={week} />
      {these.data.value && <Kept week={these.data.value} at={these.at.value} />}
      {these.data.value && <InstallHere />}
      <AskedHere />
      <WhySheet visits={visits} />
      <HinderedSheet visits={visits} />
    </Screen>
  );
}

function threadWords(visits: MyVisit[]): string {
  const spans = visits.map((visit) => t('today.from_to', { from: clock(visit.starts_at), to: clock(visit.ends_at) })).join(', ');
  return `${tn('today.your_day', visits.length)} ${spans}. ${t('today.it_is', { time: clock(now.value) })}`;
}

/** The one large action: the answer somebody waits for. */
function Dock({ visits, hero }: { visits: MyVisit[]; hero: MyVisit | undefined }) {
  const waiting = unconfirmed(visits);
  const next = hero ?? nextOf(visits);
  const beside = next ? <Hindered visit={next} /> : <Ring />;
  if (hero?.state === 'published') {
    return <>{beside}<Button look="main" size="big" onClick={() => void sayYes(hero, thisWeek())}>{t('visit.yes')}</Button></>;
  }
  const first = waiting[0];
  if (!first) return beside;
  const week = dayOf(first.starts_at, zone.value) >= addDays(thisWeek(), 7) ? addDays(thisWeek(), 7) : thisWeek();
  return <>{beside}<Button look="main" size="big" href={href(`/week/${week}`)}>{tn('week.answer', waiting.length)}</Button></>;
}

/** Nothing more today: the day on which it goes on. */
function Free({ visits, had, planned }: { visits: MyVisit[]; had: number; planned: boolean }) {
  if (!planned) return <Empty title={t('week.unpublished')}><p>{t('week.unpublished_next')}</p><a href={href('/can')}>{t('week.can')}</a></Empty>;
  const next = nextOf(visits);
  const on = next && dayOf(next.starts_at, zone.value);
  return (
    <>
      <Empty title={t(had ? 'today.finished' : 'today.free')} />
      {on && (
        <section class="dayblock" aria-labelledby="next">
          <h2 id="next">{t('today.next')}: {dayLong(on)}</h2>
          <DayList visits={visitsOn(visits, on)} week={weekOf(on)} first={1} />
        </section>
      )}
    </>
  );
}

const nextOf = (visits: MyVisit[]): MyVisit | undefined => visits.find((visit) => Date.parse(visit.starts_at) > now.value);

/** What this phone holds; without signal also what it may have missed, and whom to ring. */
function Kept({ week, at }: { week: MyWeek; at: number | undefined }) {
  const phone = me.value?.cooperative.phone;
  return (
    <p class="small muted">
      {t('today.kept', { range: dayRange(today(), addDays(week.from_on, 13)) })}
      {offline.value && at && phone && <> {t('today.may_miss', { time: clock(at) })} <a class="num" dir="ltr" href={`tel:${phone}`}>{phone}</a></>}
    </p>
  );
}
