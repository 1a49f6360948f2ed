import { list } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Dialog } from '../parts/dialog.tsx';
import { toast } from '../parts/toast.tsx';
import { busy, headOf, reread, tell } from './actions.ts';
import { show } from './address.ts';
import { byFirstName, namesOf } from './names.ts';
import { Failure } from './panel.tsx';
import type { Difference, RosterHead, Week } from './wire.ts';

/** Others are told at once, so this is asked first: who, and what. */
export function Publish({ week, head, found, onClose }: { week: Week; head: RosterHead; found: Difference; onClose: () => void }) {
  const touched = new Set(found.rows.flatMap((row) => [...row.added, ...row.removed]));
  const moved = found.rows.filter((row) => row.moved_from).map((row) => row.visit_id);
  for (const visit of week.visits) if (moved.includes(visit.id)) for (const row of visit.drafted ?? []) touched.add(row.worker_id);
  const names = namesOf(week).workers;
  const workers = byFirstName(week.workers.filter((worker) => touched.has(worker.id))).map((worker) => names.get(worker.id)!);
  const clients = new Set(found.rows.map((row) => row.client_id)).size;
  const publish = async () => {
    if (!(await tell(head, 'publish', { version: headOf(head).version }))) return;
    onClose();
    show({ view: 'published' });
    toast({ text: t('diff.published') });
    void reread(week.week_on);
  };
  return (
    <Dialog title={t('diff.sure')} yes={t('diff.yes')} no={t('diff.not_yet')} busy={busy.value} onYes={() => void publish()} onNo={onClose}>
      <p>{workers.length ? tn('diff.told_workers', workers.length, { names: list(workers) }) : t('diff.told_nobody')}</p>
      {clients > 0 && <p>{tn('diff.told_clients', clients)}</p>}
      {found.violations.length > 0 && <p><b>{tn('diff.broken', found.violations.length)}</b> {t('diff.broken_recorded')}</p>}
      <p class="muted">{t('diff.no_way_back')}</p>
      <Failure />
    </Dialog>
  );
}
