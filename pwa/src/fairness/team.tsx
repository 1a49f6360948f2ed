import { clock, dayLong, duration, weekdayLong, zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { openSheet, query } from '../kit/route.ts';
import { addDays, dayOf, daysFrom, isDay, weekOf } from '../kit/time.ts';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { StateTag } from '../parts/tag.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Day, TeamVisit } from '../wire.ts';
import { thisWeek } from '../rosters/visits.ts';
import { weekTitle } from '../rosters/week-nav.tsx';
import { Reasons } from '../rosters/why.tsx';

/** The team's visits without saying whose: so that "why not me?" can be asked of any. */
export function Team({ on }: { on?: string }) {
  const week = isDay(on) ? weekOf(on) : addDays(thisWeek(), 0);
  return (
    <Screen title={t('team.title')} news={weekTitle(week)} back="/coop">
      <p class="muted">{t('team.hint')}</p>
      <With<TeamVisit[]> path={`/api/my/team-visits?from=${week}&days=7`} aged>
        {(visits) => (visits.length ? <TeamDays week={week} visits={visits} /> : <Empty title={t('team.none')} />)}
      </With>
    </Screen>
  );
}

function TeamDays({ week, visits }: { week: Day; visits: TeamVisit[] }) {
  const days = daysFrom(week, 7).map((on) => ({ on, visits: visits.filter((visit) => dayOf(visit.starts_at, zone.value) === on) }));
  const asked = visits.find((visit) => visit.visit_id === query.value.get('id'));
  return (
    <>
      {days.filter((day) => day.visits.length).map((day) => (
        <section key={day.on} aria-labelledby={`day-${day.on}`} class="dayblock">
          <h2 id={`day-${day.on}`}>{dayLong(day.on)}</h2>
          <ul class="card doors">{day.visits.map((visit) => <TeamRow key={visit.visit_id} visit={visit} />)}</ul>
        </section>
      ))}
      {asked && query.value.has('sheet') && <TeamWhy visit={asked} />}
    </>
  );
}

function TeamRow({ visit }: { visit: TeamVisit }) {
  return (
    <li>
      <button type="button" class="door" onClick={() => openSheet('team', visit.visit_id)}>
        <time class="num strong" dateTime={visit.starts_at}>{clock(visit.starts_at)}</time>
        <span class="grow"><bdi>{visit.area}</bdi>{'\u00a0'}· {duration(visit.minutes)}{visit.uncovered && <span class="hint"><StateTag state="uncovered" /></span>}</span>
        {visit.mine ? <span class="small strong acts">{t('team.mine')}</span> : <span class="sr">{t('why.not_me')}</span>}<Icon name="chev" />
      </button>
    </li>
  );
}

function TeamWhy({ visit }: { visit: TeamVisit }) {
  const params = { day: weekdayLong(dayOf(visit.starts_at, zone.value)), time: clock(visit.starts_at), area: visit.area };
  return (
    <Sheet title={t(visit.mine ? 'why.title_area' : 'why.not_title', params)}>
      <Reasons path={`/api/visits/${visit.visit_id}/${visit.mine ? 'why-me' : 'why-not-me'}`} />
    </Sheet>
  );
}
