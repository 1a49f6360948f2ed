import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { clock, dayLong } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { t, tn } from '../kit/i18n.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Segments } from '../parts/segmented.tsx';
import type { Uuid } from '../wire.ts';
import { busy } from './actions.ts';
import { today } from './address.ts';
import { asking, without } from './cover-flow.ts';
import { affected, endOf, lastDay, spansOf, type Span } from './cover-model.ts';
import { byFirstName, namesOf } from './names.ts';
import { Panel } from './panel.tsx';
import type { Week, WeekVisit, WeekWorker } from './wire.ts';

/** Somebody cannot come: who, and for how long. Why is nobody's business here. */
export function CoverWho({ week }: { week: Week }) {
  const worker = asking.value;
  return typeof worker === 'string' ? <HowLong key={worker} week={week} worker={worker} /> : <Who week={week} />;
}

const MOST = 12;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Those who still have visits today, and whoever's name begins with what is typed. */
function Who({ week }: { week: Week }) {
  const text = useSignal('');
  const id = useId();
  const found = people(week, text.value).slice(0, MOST);
  return (
    <Panel title={t('cover.who')} lead={t('cover.no_reason')} about={asking.value ? 'who' : ''}>
      <div class="field">
        <label for={id}>{t('cover.name')}</label>
        <input id={id} type="search" autocomplete="off" value={text.value} onInput={(event) => { text.value = event.currentTarget.value; }} />
      </div>
      <h3>{t(text.value.trim() ? 'cover.found' : 'cover.today_people')}</h3>
      <ul class="people">
        {found.map((each) => <li key={each.id}><button type="button" class="pick" onClick={() => { asking.value = each.id; }}><bdi>{each.given_name} {each.family_name}</bdi></button></li>)}
      </ul>
      {!found.length && <p class="small muted" role="status">{t('cover.found_none')}</p>}
    </Panel>
  );
}

function people(week: Week, text: string): WeekWorker[] {
  const wanted = plain(text.trim());
  const fits = (each: WeekWorker) => [each.given_name, each.family_name, `${each.given_name} ${each.family_name}`].some((name) => plain(name).startsWith(wanted));
  const comes = (each: WeekWorker) => affected(week, each.id, today.value, now.value).length > 0;
  return byFirstName(week.workers.filter(wanted ? fits : comes));
}

function HowLong({ week, worker }: { week: Week; worker: Uuid }) {
  const span = useSignal<Span>('today');
  const last = lastDay(span.value, week, today.value);
  const visits = affected(week, worker, last, now.value);
  const name = namesOf(week).workers.get(worker) ?? '';
  const gone = { worker_id: worker, from_at: new Date(now.value).toISOString(), until_at: endOf(last, week.zone) };
  const go = (all: boolean) => void without(week.week_on, gone, visits, all);
  const foot = visits.length > 0 && (
    <>
      <Button look="main" wide disabled={busy.value} onClick={() => go(true)}>{t('cover.find_all')}</Button>
      <Button wide disabled={busy.value} onClick={() => go(false)}>{t('cover.one_by_one')}</Button>
    </>
  );
  return (
    <Panel title={t('cover.is_away', { name })} lead={<span role="status">{t(busy.value ? 'cover.looking' : 'cover.no_reason')}</span>} about={worker} onClose={() => { asking.value = true; }} foot={foot}>
      <Segments<Span> label={t('cover.how_long')} value={span.value} onChange={(value) => { span.value = value; }}
        items={spansOf(week, today.value).map((value) => ({ value, label: t(`cover.span_${value}`) }))} />
      <h3>{visits.length ? tn('cover.visits', visits.length) : t('cover.no_visits', { name })}</h3>
      <ul class="diff">{visits.map((visit) => <Visit key={visit.id} week={week} visit={visit} />)}</ul>
    </Panel>
  );
}

function Visit({ week, visit }: { week: Week; visit: WeekVisit }) {
  const on = dayOf(visit.starts_at, week.zone);
  return (
    <li>
      <time>{clock(visit.starts_at)}</time>
      <p><bdi>{namesOf(week).clients.get(visit.client_id)}</bdi>{on !== today.value && <span class="muted"> · {dayLong(on)}</span>}{visit.critical > 0 && <> · <b class="cannotwait">{t('cover.critical')}</b></>}</p>
    </li>
  );
}
