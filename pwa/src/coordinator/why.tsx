import { Problem } from '../kit/api.ts';
import { t } from '../kit/i18n.ts';
import { useHeld } from '../kit/store.ts';
import { Funnel } from '../parts/funnel.tsx';
import { ErrorNote } from '../parts/told.tsx';
import type { Uuid, Why } from '../wire.ts';
import { namesOf } from './names.ts';
import { deskWords, wordsFor } from './words.ts';
import type { Week, WeekVisit } from './wire.ts';

/** Why this worker: the rules in the order people read them. Asked for only when opened. */
export function WhyPart({ week, roster, visit, worker }: { week: Week; roster: Uuid; visit: WeekVisit; worker: Uuid }) {
  const name = namesOf(week).workers.get(worker) ?? '';
  return (
    <details class="tbl" key={`${visit.id} ${worker}`}>
      <summary>{t('board.why', { name })}</summary>
      <Rows path={`/api/rosters/${roster}/visits/${visit.id}/why?worker_id=${worker}`} />
    </details>
  );
}

function Rows({ path }: { path: string }) {
  const { data, error } = useHeld<Why>(path);
  if (data.value) {
    const { rows, change } = data.value;
    return (
      <>
        <Funnel rows={rows.map((row) => ({ ...row, text: row.code.startsWith('stage_') ? deskWords(row) : wordsFor('reason', row) }))} mine={false} />
        {change && <p class="small"><b>{t('board.would_change')}</b> {deskWords(change)}</p>}
      </>
    );
  }
  if (error.value instanceof Problem && error.value.status === 404) return <p class="small muted">{t('board.why_none')}</p>;
  return error.value ? <ErrorNote error={error.value} /> : null;
}
