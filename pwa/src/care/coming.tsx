import { now } from '../kit/clock.ts';
import { dayLong, duration, durationLong, list, plainClock } from '../kit/format.ts';
import { coded, label, t, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { useHeld, refresh } from '../kit/store.ts';
import { weekOf } from '../kit/time.ts';
import { AskedHere } from '../mydata/here.tsx';
import { acting } from '../places.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Face } from '../parts/person.tsx';
import { Age, Screen } from '../parts/screen.tsx';
import { StateTag } from '../parts/tag.tsx';
import { Empty, Missing } from '../parts/told.tsx';
import { later } from '../later.tsx';
import { News } from '../queue/news.tsx';
import type { Coming as ComingList, ComingVisit } from '../wire.ts';
import { comingPath, dayPartOf, namesOf, onDay } from './coming-visits.ts';
import { mayDo, NotMine, Ring, whose } from './shared.tsx';

const Opened = later(async () => (await import('./emergency.tsx')).Opened, false);

/** Who is coming, in large letters. Not a calendar. */
export function Coming({ client }: { client: string }) {
  const path = comingPath(client);
  const { data, at, error } = useHeld<ComingList>(path);
  if (!mayDo('times')) return <NotMine topic="times" title={t('nav.coming')} />;
  const ahead = (data.value?.visits ?? []).filter((visit) => Date.parse(visit.ends_at) > now.value);
  const next = ahead[0];
  return (
    <Screen title={t('coming.title')} header={<header class="bare"><h1 class="sr" tabIndex={-1}>{t('coming.title')}</h1></header>} close dock={<Dock client={client} phone={data.value?.phone} change={ahead.length > 0} />}>
      <News />
      {(mayDo('notes') || mayDo('data')) && <Opened />}
      {next && <NextVisit visit={next} />}
      {ahead.slice(1).map((visit, at) => <LaterVisit key={visit.id} visit={visit} after={ahead[at]!} />)}
      {data.value && !next && <Empty title={t('coming.none')}><p>{t('coming.none_next')}</p></Empty>}
      {!data.value && error.value !== undefined && <Missing error={error.value} again={() => void refresh(path, true)} />}
      {data.value && <p class="muted"><Age at={at.value} /></p>}
      {next && data.value?.known_until_on && <p class="muted">{t('coming.known_until', { until_on: data.value.known_until_on })}</p>}
      {!acting.value && <AskedHere />}
      {next && <Button look="quiet" icon="printer" href={href(`/print/client/${client}/${weekOf(onDay(next))}`)}>{whose('coming.print')}</Button>}
    </Screen>
  );
}

/** "wash, breakfast and tablets" */
const tasks = (visit: ComingVisit): string => list(visit.tasks.map((task) => coded('task', task)));

/** To call a visit off, and the way to a person: always the same two. */
function Dock({ client, phone, change }: { client: string; phone: string | undefined; change: boolean }) {
  return (
    <>
      {change && mayDo('requests') && <Button size="big" href={href(`/for/${client}/change`)}>{t('coming.change')}</Button>}
      <Ring phone={phone} short={change} />
    </>
  );
}

function NextVisit({ visit }: { visit: ComingVisit }) {
  const found = visit.workers.length > 0;
  return (
    <>
      <p class="muted when">{dayPartOf(visit)}</p>
      <section class="card" aria-labelledby="next">
        <div class="row nowrap who-comes">
          {found ? visit.workers.map((worker) => <Face key={worker.id} size="l" letters={worker.initials} />) : <span class="face l nobody"><Icon name="uncovered" /></span>}
          <div>
            <h2 id="next" class="who">{found ? <bdi>{namesOf(visit)}</bdi> : t('coming.not_found')}</h2>
            <p class="is-coming">{found ? tn('coming.is_coming', visit.workers.length) : t('coming.at')}</p>
            <time class="huge" dateTime={visit.starts_at}>{plainClock(visit.starts_at)}</time>
          </div>
        </div>
        {found ? <p>{t('coming.for', { long: durationLong(visit.minutes), tasks: tasks(visit) })}</p> : <p>{t('coming.we_look')}</p>}
        {visit.changed && <p><StateTag state="changed" /> {found && t('coming.changed', { names: namesOf(visit) })}</p>}
        <Late visit={visit} />
        {visit.workers.map((worker) => <Known key={worker.id} name={worker.given_name} before={worker.visits_before} />)}
      </section>
    </>
  );
}

/** Said by who comes, for as long as it is so. */
function Late({ visit }: { visit: ComingVisit }) {
  if (!visit.late_minutes) return null;
  return <p><StateTag state="late" word={t('coming.late', { late_minutes: visit.late_minutes })} /></p>;
}

function Known({ name, before }: { name: string; before: number }) {
  return <p class="row nowrap known"><Icon name="known" /><span>{before ? tn('coming.known', before, { name }) : t('coming.first', { name })}</span></p>;
}

/** One visit further on; its day is said when it is another. */
function LaterVisit({ visit, after }: { visit: ComingVisit; after: ComingVisit }) {
  const found = visit.workers.length > 0;
  const fresh = visit.workers.find((worker) => !worker.visits_before);
  return (
    <>
      {onDay(visit) !== onDay(after) && <h2 class="third when">{dayLong(onDay(visit))}</h2>}
      <section class="card later-visit">
        <h3>{plainClock(visit.starts_at)} · {found ? <bdi>{namesOf(visit)}</bdi> : t('coming.not_found')}</h3>
        {visit.changed && <p><StateTag state="changed" /> {found && t('coming.changed', { names: namesOf(visit) })}</p>}
        <Late visit={visit} />
        <p class="muted">{label(`part.${visit.day_part}`)} · {duration(visit.minutes)}</p>
        {!found && <p>{t('coming.we_look')}</p>}
        {fresh && <p>{t('coming.first', { name: fresh.given_name })}</p>}
      </section>
    </>
  );
}
