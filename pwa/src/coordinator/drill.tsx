import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { send } from '../kit/api.ts';
import { t, tn } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { ErrorNote } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Instant, Uuid } from '../wire.ts';
import { assign, busy, headOf } from './actions.ts';
import { show } from './address.ts';
import { TrialView } from './move-panel.tsx';
import { byFirstName, namesOf } from './names.ts';
import { deskWords } from './words.ts';
import type { Candidate, Change, Drill, RosterHead, Trial, Week, WeekVisit } from './wire.ts';

interface DrillProps { week: Week; roster: Uuid; draft: RosterHead | null; visit: WeekVisit; replaces: Uuid | null; starts_at: Instant }

/** Which rules leave how many out, the smallest thing that would change it, and who could come. */
export function Drilled(props: DrillProps) {
  const path = `/api/rosters/${props.roster}/visits/${props.visit.id}/uncovered`;
  const body = <With<Drill> path={path}>{(drill) => <Rows {...props} drill={drill} />}</With>;
  if (!props.replaces) return body;
  return <details class="tbl" key={`${props.visit.id} ${props.replaces}`}><summary>{t('board.change_to')}</summary>{body}</details>;
}

function Rows(props: DrillProps & { drill: Drill }) {
  const { rows, change, candidates } = props.drill;
  return (
    <div class="stack">
      {!props.replaces && rows.length > 0 && (
        <section>
          <h3>{t('drill.why')}</h3>
          <ul class="drill">
            {rows.map((row, at) => <li key={at}><b class="num">{row.count}</b><span>{deskWords(row)}</span></li>)}
          </ul>
        </section>
      )}
      {change && !props.replaces && <div class="whatif"><h3>{t('drill.smallest')}</h3><p class="small">{deskWords(change)}</p></div>}
      <Candidates {...props} candidates={candidates} />
    </div>
  );
}

/** Those whom no rule stops, then the others: each by first name. */
function Candidates(props: DrillProps & { candidates: Candidate[] }) {
  const all = useSignal(false);
  const { candidates, week, replaces } = props;
  const asked = new Map(candidates.filter((each) => each.worker_id !== replaces).map((each) => [each.worker_id, each]));
  const people = byFirstName(week.workers.filter((worker) => asked.has(worker.id))).map((worker) => asked.get(worker.id)!);
  const free = people.filter((each) => each.free);
  const others = people.filter((each) => !each.free);
  return (
    <section>
      <h3>{free.length ? tn('drill.free', free.length) : t('drill.nobody_free')}</h3>
      <ul class="cands">{free.map((each) => <CandidateRow key={each.worker_id} {...props} candidate={each} />)}</ul>
      {others.length > 0 && (
        <>
          <Button look="quiet" size="slim" pressed={all.value} onClick={() => { all.value = !all.value; }}>{tn('drill.others', others.length)}</Button>
          {all.value && <ul class="cands">{others.map((each) => <CandidateRow key={each.worker_id} {...props} candidate={each} />)}</ul>}
        </>
      )}
    </section>
  );
}

function CandidateRow(props: DrillProps & { candidate: Candidate }) {
  const { candidate, week, draft } = props;
  const open = useSignal(false);
  const name = namesOf(week).workers.get(candidate.worker_id) ?? '';
  const reasons = candidate.reasons.filter(({ code }) => code !== 'free').map((reason) => deskWords(reason)).join(' ');
  return (
    <li>
      <div class="row nowrap">
        <p class="grow"><b><bdi>{name}</bdi></b><br /><span class="small muted">{reasons || t('drill.no_rule')}</span></p>
        {draft && <Button size="slim" pressed={open.value} label={t('drill.try_name', { name })} onClick={() => { open.value = !open.value; }}>{t('drill.try')}</Button>}
      </div>
      {open.value && draft && <TryHere {...props} draft={draft} name={name} />}
    </li>
  );
}

/** What would be if they took it, at the start at which they are free if that is another; then, and only then, doing it. */
function TryHere({ week, draft, visit, replaces, starts_at: planned_at, candidate, name }: DrillProps & { draft: RosterHead; candidate: Candidate; name: string }) {
  const starts_at = candidate.starts_at ?? planned_at;
  const answer = useSignal<Trial | undefined>(undefined);
  const failed = useSignal<unknown>(undefined);
  const reason = useSignal('');
  const change: Change = { visit_id: visit.id, worker_id: candidate.worker_id, replaces, starts_at };
  useEffect(() => {
    send<Trial>('POST', `/api/rosters/${draft.id}/try`, change).then((found) => { answer.value = found; }, (error: unknown) => { failed.value = error; });
  }, [draft.id]);
  const breaks = (answer.value?.violations.length ?? 0) > 0;
  const give = async () => {
    const said = t('move.done', { worker: name, who: namesOf(week).clients.get(visit.client_id) ?? '', starts_at });
    const given = { ...change, pinned: true, reason: reason.value.trim() || null, override: breaks };
    if (await assign(headOf(draft), given, said)) show({ worker: candidate.worker_id });
  };
  if (failed.value) return <ErrorNote error={failed.value} />;
  if (!answer.value) return <p class="small muted" role="status">{t('move.asking')}</p>;
  return (
    <div class="stack boxed" role="status">
      <TrialView answer={answer.value} week={week} />
      {breaks && <TextArea label={t('move.reason')} hint={t('move.reason_hint')} value={reason.value} onInput={(value) => { reason.value = value; }} />}
      <Button size="slim" wide disabled={busy.value || (breaks && !reason.value.trim())} onClick={() => void give()}>{t(breaks ? 'drill.give_anyway' : 'drill.give', { name })}</Button>
    </div>
  );
}
