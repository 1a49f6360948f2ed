import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clock, dayLong, list } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { StateTag } from '../parts/tag.tsx';
import { Banner } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { busy, failure } from './actions.ts';
import { today } from './address.ts';
import { CoverDraft } from './cover-draft.tsx';
import { asking, cover, coverFor, put } from './cover-flow.ts';
import { AHEAD_DAYS, itemsOf, weeksAhead, type Item } from './cover-model.ts';
import { CoverWho } from './cover-who.tsx';
import { REQUESTS, useChanges, weekPath } from './events.ts';
import { namesOf } from './names.ts';
import type { DeskRequest, Week } from './wire.ts';

/** The cover desk: who cannot come, what has nobody, and who could take it. */
export function CoverScreen() {
  const [first, last] = [weeksAhead(today.value)[0]!, weeksAhead(today.value).at(-1)!];
  useChanges(first);
  useEffect(() => () => { put(); failure.value = undefined; }, []);
  const header = (
    <header class="desktop-top">
      <div class="grow"><h1 tabIndex={-1}>{t('cover.title')}</h1><p class="small muted">{t('cover.lead', { days: AHEAD_DAYS })}</p></div>
      <Button icon="uncovered" size="slim" pressed={!!asking.value} onClick={() => { put(); asking.value = true; }}>{t('cover.cannot')}</Button>
    </header>
  );
  return (
    <Screen title={t('cover.title')} wide header={header}>
      <News />
      <With<Week> path={weekPath(first)}>{(week) => <Ahead week={week} last={last} />}</With>
    </Screen>
  );
}

function Ahead({ week, last }: { week: Week; last: string }) {
  const next = useHeld<Week>(weekPath(last)).data.value;
  const weeks = next && next.week_on !== week.week_on ? [week, next] : [week];
  const open = weeks.find((each) => each.week_on === cover.value?.week_on) ?? week;
  return (
    <div class="boardwrap asks">
      <Items items={itemsOf(weeks, now.value)} />
      {cover.value ? <CoverDraft week={open} made={cover.value} /> : <CoverWho week={week} />}
    </div>
  );
}

const GROUPS = [['cover.group_open', ['away', 'uncovered']], ['cover.group_late', ['late']], ['cover.group_unconfirmed', ['unconfirmed']]] as const;

function Items({ items }: { items: Item[] }) {
  const groups = GROUPS.map(([title, causes]) => ({ title, items: items.filter((item) => (causes as readonly string[]).includes(item.cause)) }));
  return (
    <div class="boardside">
      {!groups[0]!.items.length && <Good />}
      {groups.map((group) => group.items.length > 0 && <Group key={group.title} {...group} />)}
      <Requests />
    </div>
  );
}

/** Nothing is open: said first, because it is what one comes to see. */
function Good() {
  return <div class="card covergroup"><Banner tone="good"><p><b>{t('cover.all_good', { days: AHEAD_DAYS })}</b></p><p class="small">{t('cover.all_good_next')}</p></Banner></div>;
}

function Group({ title, items }: { title: string; items: Item[] }) {
  const all = useSignal(false);
  const open = items.filter((item) => item.cause === 'uncovered');
  const week_on = open[0]?.week.week_on;
  const visits = open.filter((item) => item.week.week_on === week_on).map((item) => item.visit);
  return (
    <section class="card covergroup" aria-labelledby={title}>
      <div class="row between">
        <h2 id={title} class="third">{tn(title, items.length)}</h2>
        {visits.length > 1 && week_on && <Button size="slim" disabled={busy.value} onClick={() => void coverFor(week_on, visits, true)}>{t('cover.find_all')}</Button>}
      </div>
      <ul class="coverlist">{(all.value ? items : items.slice(0, MOST)).map((item) => <Row key={item.visit.id} item={item} />)}</ul>
      {!all.value && items.length > MOST && <Button look="quiet" size="slim" onClick={() => { all.value = true; }}>{tn('cover.more_visits', items.length - MOST)}</Button>}
    </section>
  );
}

const MOST = 8;
const TAGS = { away: 'uncovered', uncovered: 'uncovered', late: 'late', unconfirmed: 'published' } as const;

function Row({ item: { week, visit, cause, worker, late_minutes } }: { item: Item }) {
  const { workers, clients } = namesOf(week);
  const params = { name: workers.get(worker ?? '') ?? '', minutes: late_minutes };
  const on = dayOf(visit.starts_at, week.zone);
  const needs = cause === 'away' || cause === 'uncovered';
  const who = clients.get(visit.client_id) ?? '';
  const inHand = cover.value?.visits.includes(visit.id);
  return (
    <li class={inHand ? 'in-hand' : undefined}>
      <p class="when"><time class="num">{clock(visit.starts_at)}</time>{on !== today.value && <span class="small muted">{dayLong(on)}</span>}</p>
      <div class="grow">
        <p><b><bdi>{who}</bdi></b> <span class="small muted">{begin(list(visit.tasks.map((task) => coded('task', task))))}</span></p>
        <p class="row tight small"><StateTag state={TAGS[cause]} {...(cause !== 'uncovered' && params.name && { word: t(`cover.is_${cause}`, params) })} />{visit.critical > 0 && <span class="cannotwait"><Icon name="warn" small />{t('cover.critical')}</span>}</p>
      </div>
      {needs && !inHand && <Button size="slim" disabled={busy.value} label={t('cover.find_for', { who })} onClick={() => void coverFor(week.week_on, [visit], false)}>{t('cover.find')}</Button>}
      {!needs && <Button size="slim" look="quiet" label={t('cover.see_board_of', { who })} href={href(`/desk/week/${week.week_on}?visit=${visit.id}&worker=${worker}`)}>{t('cover.see_board')}</Button>}
    </li>
  );
}

/** What waits for an answer is no cover, but it waits for the same person. */
function Requests() {
  const waiting = useHeld<DeskRequest[]>(REQUESTS).data.value ?? [];
  return (
    <a class="card door covernext" href={href('/desk/requests')}>
      <Icon name="speech" /><span class="grow">{waiting.length ? tn('cover.requests', waiting.length) : t('cover.requests_none')}</span><Icon name="chev" />
    </a>
  );
}
