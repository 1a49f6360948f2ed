import { useSignal } from '@preact/signals';
import { t, tn } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { With } from '../parts/with.tsx';
import type { Uuid } from '../wire.ts';
import { busy } from './actions.ts';
import { give, type Cover } from './cover-flow.ts';
import { namesOf } from './names.ts';
import { deskWords } from './words.ts';
import type { Candidate, Drill, Week, WeekVisit } from './wire.ts';

const FIRST = 4;

interface PeopleProps { week: Week; made: Cover; visit: WeekVisit; replaces: Uuid | null }

/** Who could take one visit: those who are free in the fair order for it, then the rules that stop the others. */
export function CoverPeople(props: PeopleProps) {
  const path = `/api/rosters/${props.made.head.id}/visits/${props.visit.id}/uncovered`;
  return <With<Drill> path={path} key={`${path} ${props.made.head.version}`}>{(drill) => <People {...props} drill={drill} />}</With>;
}

function People({ drill, ...props }: PeopleProps & { drill: Drill }) {
  const all = useSignal(false);
  const free = drill.candidates.filter((each) => each.free && each.worker_id !== props.replaces);
  return (
    <section class="boxed stack">
      <h3>{free.length ? tn('drill.free', free.length) : t('drill.nobody_free')}</h3>
      {free.length > 1 && <p class="muted">{t('cover.fair_order')}</p>}
      <ul class="cands">{(all.value ? free : free.slice(0, FIRST)).map((each) => <Person key={each.worker_id} {...props} candidate={each} />)}</ul>
      {!all.value && free.length > FIRST && <Button size="slim" look="quiet" onClick={() => { all.value = true; }}>{tn('cover.more', free.length - FIRST)}</Button>}
      {!free.length && <Stopped drill={drill} />}
    </section>
  );
}

function Person({ week, visit, replaces, candidate }: PeopleProps & { candidate: Candidate }) {
  const name = namesOf(week).workers.get(candidate.worker_id) ?? '';
  const reasons = candidate.reasons.filter(({ code }) => code !== 'free');
  return (
    <li>
      <p><b><bdi>{name}</bdi></b><br /><span class="muted">{reasons.map(deskWords).join(' ')}</span></p>
      <Button size="slim" disabled={busy.value} onClick={() => void give(visit.id, candidate, replaces)}>{t('drill.give', { name })}</Button>
    </li>
  );
}

/** How many each rule stops, and the smallest thing that would change it. */
function Stopped({ drill }: { drill: Drill }) {
  return (
    <>
      <ul class="drill">{drill.rows.map((row, at) => <li key={at}><b class="num">{row.count}</b><span>{deskWords(row)}</span></li>)}</ul>
      {drill.change && <div class="whatif"><h3>{t('drill.smallest')}</h3><p>{deskWords(drill.change)}</p></div>}
    </>
  );
}
