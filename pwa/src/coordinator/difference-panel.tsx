import { useSignal } from '@preact/signals';
import { clock, dayLong, list, number, percent } from '../kit/format.ts';
import { coded, t, tn } from '../kit/i18n.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Banner } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Day, Uuid } from '../wire.ts';
import { openChip } from './address.ts';
import { Again } from './draft-panel.tsx';
import { differencePath } from './events.ts';
import { namesOf } from './names.ts';
import { BeforeAfter, Panel } from './panel.tsx';
import { Publish } from './publish.tsx';
import { beside } from './room.ts';
import { deskWords, violationWords } from './words.ts';
import type { Difference, DifferenceRow, FairnessFigures, RosterHead, Week } from './wire.ts';

/** More lines than this and the days are folded. */
const FOLD = 12;

/** What a draft changes, for whom, and the one action. */
export function DifferencePanel({ week, head }: { week: Week; head: RosterHead }) {
  return <With<Difference> path={differencePath(head.id)}>{(found) => <Found week={week} head={head} found={found} />}</With>;
}

function Found({ week, head, found }: { week: Week; head: RosterHead; found: Difference }) {
  const asking = useSignal(false);
  const title = t('diff.title', { number: head.number });
  const foot = (
    <>
      <Button look="main" wide onClick={() => { asking.value = true; }}>{t(week.published ? 'diff.publish_changes' : 'diff.publish')}</Button>
      <p class="small muted">{t('diff.before_publish')}</p>
    </>
  );
  return (
    <>
      <Panel title={title} lead={t(head.complete ? 'diff.lead' : 'draft.best_so_far')} {...(head.state === 'draft' && { foot })}>
        <dl class="sumline">
          <div><dt>{tn('diff.visits', found.visits)}</dt><dd>{number(found.visits)}</dd></div>
          <div><dt>{tn('diff.people', found.people)}</dt><dd>{number(found.people)}</dd></div>
          <div><dt>{tn('diff.rules', found.violations.length)}</dt><dd>{number(found.violations.length)}</dd></div>
        </dl>
        {found.violations.length > 0 && <Broken week={week} found={found} />}
        {beside.value ? <Body week={week} head={head} found={found} /> : (
          <details class="tbl"><summary>{t('diff.all')}</summary><div class="stack"><Body week={week} head={head} found={found} /></div></details>
        )}
      </Panel>
      {asking.value && <Publish week={week} head={head} found={found} onClose={() => { asking.value = false; }} />}
    </>
  );
}

/** Fairness, what stays open, and one line a change. */
function Body({ week, head, found }: { week: Week; head: RosterHead; found: Difference }) {
  return (
    <>
      <Effect figures={found.fairness} />
      {found.uncovered.length > 0 && <StillOpen week={week} ids={found.uncovered} />}
      {found.rows.length ? <Days week={week} rows={found.rows} /> : <p class="small">{t('diff.none')}</p>}
      <Again head={head} />
    </>
  );
}

function Broken({ week, found }: { week: Week; found: Difference }) {
  return (
    <Banner tone="bad">
      <p class="small"><b>{tn('diff.broken', found.violations.length)}</b></p>
      <ul class="small">{found.violations.map((each, at) => <li key={at}>{violationWords(each, week)}</li>)}</ul>
    </Banner>
  );
}

/** Fairness before and after, as figures of everybody together. */
export function Effect({ figures: { before, after } }: { figures: { before: FairnessFigures; after: FairnessFigures } }) {
  const kinds = Object.keys(after.burdens).filter((kind) => before.burdens[kind] !== after.burdens[kind]);
  return (
    <dl class="terms effect" aria-label={t('diff.effect')}>
      <BeforeAfter term={t('fairness.worst_share')} before={percent(before.worst_share_bp)} after={percent(after.worst_share_bp)} />
      <BeforeAfter term={t('fairness.mean_share')} before={percent(before.mean_share_bp)} after={percent(after.mean_share_bp)} />
      <BeforeAfter term={t('fairness.uncovered')} before={number(before.uncovered)} after={number(after.uncovered)} />
      {kinds.map((kind) => (
        <BeforeAfter key={kind} term={t('fairness.apart', { burden: coded('burden', kind) })}
          before={percent(before.burdens[kind] ?? 0)} after={percent(after.burdens[kind]!)} />
      ))}
    </dl>
  );
}

function StillOpen({ week, ids }: { week: Week; ids: Uuid[] }) {
  const visits = ids.map((id) => week.visits.find((each) => each.id === id)).filter((visit) => !!visit);
  const names = namesOf(week).clients;
  return (
    <Banner tone="bad" icon="uncovered">
      <p class="small"><b>{tn('diff.uncovered', ids.length)}</b> {t('diff.uncovered_why')}</p>
      <ul class="row tight">
        {visits.map((visit) => (
          <li key={visit.id}><button type="button" class="chip uncovered" onClick={() => openChip(visit.id, null)}><time>{clock(visit.starts_at)}</time> <bdi>{names.get(visit.client_id)}</bdi></button></li>
        ))}
      </ul>
    </Banner>
  );
}

function Days({ week, rows }: { week: Week; rows: DifferenceRow[] }) {
  const days = new Map<Day, DifferenceRow[]>();
  for (const row of [...rows].sort((a, b) => a.starts_at.localeCompare(b.starts_at))) {
    const on = dayOf(row.starts_at, week.zone);
    days.set(on, [...(days.get(on) ?? []), row]);
  }
  return (
    <>
      {[...days].map(([on, here]) => (
        <details key={on} class="tbl" open={rows.length <= FOLD}>
          <summary>{tn('diff.day', here.length, { day: dayLong(on) })}</summary>
          <ul class="diff">{here.map((row) => <Line key={row.visit_id} week={week} row={row} />)}</ul>
        </details>
      ))}
    </>
  );
}

function Line({ week, row }: { week: Week; row: DifferenceRow }) {
  const { workers, clients } = namesOf(week);
  const named = (ids: Uuid[]) => list(ids.map((id) => workers.get(id) ?? ''));
  return (
    <li>
      <time dateTime={row.starts_at}>{clock(row.starts_at)}</time>
      <div>
        <button type="button" class="link" onClick={() => openChip(row.visit_id, row.added[0] ?? row.removed[0] ?? null)}><bdi>{clients.get(row.client_id)}</bdi></button>
        <div class="arrow">
          {row.removed.length > 0 && <s><span class="sr">{t('chip.gone')} </span>{named(row.removed)}</s>}
          <Icon name="arrow" small />
          <span>{row.added.length ? named(row.added) : row.moved_from ? clock(row.starts_at) : t('diff.nobody')}</span>
        </div>
        {row.moved_from && <span class="muted">{t('diff.moved', { from: clock(row.moved_from) })} </span>}
        {row.reason && <span class="muted">{deskWords(row.reason)}</span>}
      </div>
    </li>
  );
}
