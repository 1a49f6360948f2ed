import { clock, dayLong, list } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { useHeld } from '../kit/store.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { StateTag } from '../parts/tag.tsx';
import type { Uuid } from '../wire.ts';
import { busy } from './actions.ts';
import { today } from './address.ts';
import { aside, choosing, publish, type Cover } from './cover-flow.ts';
import { isAway } from './cover-model.ts';
import { CoverPeople } from './cover-people.tsx';
import { differencePath } from './events.ts';
import { byFirstName, namesOf } from './names.ts';
import { Panel } from './panel.tsx';
import { deskWords } from './words.ts';
import type { Difference, Week, WeekVisit } from './wire.ts';

/** Who comes instead, visit by visit; who will be told; and telling them. */
export function CoverDraft({ week, made }: { week: Week; made: Cover }) {
  const found = useHeld<Difference>(differencePath(made.head.id)).data.value;
  const visits = made.visits.map((id) => week.visits.find((each) => each.id === id)).filter((each) => !!each);
  return (
    <Panel title={t('cover.instead')} lead={<span role="status">{t(busy.value ? 'cover.looking' : 'cover.not_told')}</span>} about={made.head.id} foot={<Foot week={week} made={made} found={found} />}>
      <ul class="diff">{visits.map((visit) => <Instead key={visit.id} week={week} made={made} visit={visit} found={found} />)}</ul>
    </Panel>
  );
}

/** Who was to come and cannot. */
function gone(week: Week, made: Cover, visit: WeekVisit): Uuid | null {
  const row = visit.published.find((each) => each.worker_id === made.gone?.worker_id || isAway(week, each));
  return row?.worker_id ?? null;
}

interface InsteadProps { week: Week; made: Cover; visit: WeekVisit; found: Difference | undefined }

function Instead({ week, made, visit, found }: InsteadProps) {
  const { workers, clients } = namesOf(week);
  const before = gone(week, made, visit);
  const row = found?.rows.find((each) => each.visit_id === visit.id);
  const after = row?.added ?? [];
  const on = dayOf(visit.starts_at, week.zone);
  const open = choosing.value === visit.id;
  const name = clients.get(visit.client_id) ?? '';
  const reasons = (made.given.get(visit.id)?.reasons ?? []).filter(({ code }) => code !== 'free').map(deskWords).join(' ');
  return (
    <li>
      <time>{clock(row?.starts_at ?? visit.starts_at)}</time>
      <div class="stack instead">
        <div>
          <p><b><bdi>{name}</bdi></b>{on !== today.value && <span class="muted"> · {dayLong(on)}</span>}</p>
          <p class="arrow">
            {before && <><s>{workers.get(before)}</s> <Icon name="arrow" small /></>}
            {after.length ? <b>{list(after.map((id) => workers.get(id) ?? ''))}</b> : <StateTag state="uncovered" />}
          </p>
          {reasons && after.length > 0 && <p class="muted">{reasons}</p>}
        </div>
        {open ? <CoverPeople week={week} made={made} visit={visit} replaces={after[0] ?? stillOn(made, before)} /> : (
          <Button size="slim" look="quiet" label={t('cover.choose_for', { who: name })} onClick={() => { choosing.value = visit.id; }}>{t(after.length ? 'cover.somebody_else' : 'cover.choose')}</Button>
        )}
      </div>
    </li>
  );
}

/** In a draft made for somebody's absence they are off the visit already; in any other they still stand there. */
const stillOn = (made: Cover, before: Uuid | null): Uuid | null => (made.gone ? null : before);

function Foot({ week, made, found }: { week: Week; made: Cover; found: Difference | undefined }) {
  const told = new Set(found?.rows.flatMap((row) => [...row.added, ...row.removed]));
  const names = namesOf(week).workers;
  const workers = byFirstName(week.workers.filter((each) => told.has(each.id))).map((each) => names.get(each.id)!);
  const clients = new Set(found?.rows.map((row) => row.client_id)).size;
  const left = made.visits.filter((id) => found?.uncovered.includes(id)).length;
  return (
    <>
      {left > 0 && <p class="small"><b>{tn('diff.uncovered', left)}</b></p>}
      {workers.length > 0 && <p class="small">{tn('diff.told_workers', workers.length, { names: list(workers) })}</p>}
      {clients > 0 && <p class="small">{tn('diff.told_clients', clients)}</p>}
      <Button look="main" wide disabled={busy.value || !found?.rows.length} onClick={() => void publish()}>{t('cover.publish')}</Button>
      <Button look="quiet" wide disabled={busy.value} onClick={() => void aside()}>{t(made.gone ? 'cover.aside_gone' : 'cover.aside', { name: names.get(made.gone?.worker_id ?? '') ?? '' })}</Button>
    </>
  );
}
