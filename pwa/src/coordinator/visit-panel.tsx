import { clock, dayLong, duration, list } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { LateTag } from '../parts/late-tag.tsx';
import { StateTag, type VisitState } from '../parts/tag.tsx';
import type { Uuid } from '../wire.ts';
import { assign, headOf } from './actions.ts';
import { show } from './address.ts';
import { closed } from './board-keys.ts';
import { InEmergency } from './emergency-ask.tsx';
import { held, missing, type ChipState, type View } from './chips.ts';
import { Drilled } from './drill.tsx';
import { namesOf } from './names.ts';
import { Panel } from './panel.tsx';
import { PinPart } from './pin.tsx';
import { WhyPart } from './why.tsx';
import type { RosterHead, Week, WeekVisit } from './wire.ts';
import { Where } from './where.tsx';

interface VisitProps { week: Week; view: View; visit: WeekVisit; worker: Uuid | null; draft: RosterHead | null }

const TAGS: Record<ChipState, VisitState> = {
  uncovered: 'uncovered', draft: 'draft', add: 'draft', gone: 'draft', published: 'published', confirmed: 'confirmed', done: 'done',
};

/** One visit: what, when, who; why; and every way to change it. */
export function VisitPanel(props: VisitProps) {
  const { week, visit, worker, view, draft } = props;
  const client = namesOf(week).clients.get(visit.client_id) ?? '';
  const row = held(visit, view).find((each) => each.worker_id === worker);
  const starts_at = row?.starts_at ?? visit.starts_at;
  const roster = draft?.id ?? week.published?.roster_id;
  return (
    <Panel about={`${visit.id} ${worker}`} onClose={closed} lead={`${dayLong(dayOf(starts_at, week.zone))} · ${duration(visit.minutes)}`}
      title={<><time class="num">{clock(starts_at)}</time> <bdi>{client}</bdi></>}>
      <What week={week} visit={visit} />
      {row ? <Assigned {...props} row={row} /> : <Open count={missing(visit, view)} />}
      {row && row.state !== 'gone' && roster && <WhyPart week={week} roster={roster} visit={visit} worker={row.worker_id} />}
      {row && row.state !== 'gone' && draft && <PinPart key={`${visit.id} ${worker} ${row.pinned}`} draft={draft} visit={visit.id} worker={row.worker_id} starts_at={row.starts_at} pinned={row.pinned} />}
      {roster && <Drilled week={week} roster={roster} draft={draft} visit={visit} replaces={row && row.state !== 'gone' ? row.worker_id : null} starts_at={starts_at} />}
      {!draft && <ToChange week={week} />}
      {week.published && <Button look="quiet" icon="printer" href={href(`/print/client/${visit.client_id}/${week.week_on}`)}>{t('visit.print', { name: client })}</Button>}
      <InEmergency client={visit.client_id} name={client} />
    </Panel>
  );
}

function What({ week, visit }: { week: Week; visit: WeekVisit }) {
  const client = week.clients.find((each) => each.id === visit.client_id);
  return (
    <dl class="terms">
      <div><dt>{t('board.tasks')}</dt><dd>{begin(list(visit.tasks.map((task) => coded('task', task))))}</dd></div>
      <div><dt>{t('board.window')}</dt><dd class="num">{t('board.between', { from: clock(visit.earliest_at), until: clock(visit.latest_end_at) })}</dd></div>
      <Where client={client} />
      {visit.workers > 1 && <div><dt>{t('board.needs')}</dt><dd>{t('chip.double', { count: visit.workers })}</dd></div>}
    </dl>
  );
}

function Open({ count }: { count: number }) {
  return <p><StateTag state="uncovered" /> <span class="small">{tn('board.places_open', count)}</span></p>;
}

type Held = ReturnType<typeof held>[number];

/** Who has it in this view, how settled it is, and taking it away. */
function Assigned({ week, visit, draft, view, row }: VisitProps & { row: Held }) {
  const { workers, clients } = namesOf(week);
  const name = workers.get(row.worker_id) ?? '';
  const others = held(visit, view).filter((each) => each.worker_id !== row.worker_id && each.state !== 'gone').map((each) => workers.get(each.worker_id) ?? '');
  const away = () => {
    const change = { visit_id: visit.id, worker_id: null, replaces: row.worker_id, starts_at: row.starts_at };
    const said = t('board.taken_away', { worker: name, who: clients.get(visit.client_id) ?? '', starts_at: row.starts_at });
    void assign(headOf(draft!), { ...change, pinned: false, reason: null, override: false }, said).then((done) => { if (done) show({ worker: undefined }); });
  };
  return (
    <div class="assigned">
      <p class="row tight"><b class="third"><bdi>{name}</bdi></b> <StateTag state={TAGS[row.state]} {...(['gone', 'published'].includes(row.state) && { word: begin(t(`chip.${row.state}`)) })} /><LateTag minutes={row.late_minutes} />{row.pinned && <StateTag state="pinned" />}</p>
      {others.length > 0 && <p class="small">{t('chip.with', { names: list(others) })}</p>}
      {draft && row.state !== 'gone' && row.state !== 'done' && <Button size="slim" icon="minus" onClick={away}>{t('board.take_away')}</Button>}
    </div>
  );
}

/** What is published is changed through a draft, so that nobody hears half a change. */
function ToChange({ week }: { week: Week }) {
  if (week.draft?.state === 'draft') {
    return <p class="small muted">{t('board.change_in_draft')} <button type="button" class="link" onClick={() => show({ view: 'draft' })}>{t('board.open_draft')}</button></p>;
  }
  return <p class="small muted">{t('board.change_by_draft')}</p>;
}
