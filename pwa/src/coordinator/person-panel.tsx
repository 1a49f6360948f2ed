import { hours } from '../kit/format.ts';
import { begin, t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Leave } from '../members/leave.tsx';
import { Button } from '../parts/button.tsx';
import type { Uuid } from '../wire.ts';
import { closed } from './board-keys.ts';
import { InEmergency } from './emergency-ask.tsx';
import { Panel } from './panel.tsx';
import type { Row } from './rows.ts';
import type { Week } from './wire.ts';
import { Where } from './where.tsx';

/** Somebody of the board: how their week stands, their sheet for the wall, and the way out of the cooperative. */
export function PersonPanel({ week, id, row }: { week: Week; id: Uuid; row: Row | undefined }) {
  const worker = week.workers.find((each) => each.id === id);
  const client = week.clients.find((each) => each.id === id);
  const person = worker ?? client;
  if (!person) return null;
  const name = person.given_name;
  const parts = [...(worker ? ['worker' as const] : []), ...(client ? ['client' as const] : [])];
  return (
    <Panel about={id} onClose={closed} lead={begin(t(`board.kind_${parts[0]}`))} title={<bdi>{name} {person.family_name}</bdi>}>
      <dl class="terms">
        {worker && row && <div><dt>{t('board.person_hours')}</dt><dd class="num">{t('board.hours', { given: hours(row.given_minutes), wanted: hours(worker.wanted_minutes) })}</dd></div>}
        <Where client={client} />
      </dl>
      {client && week.published && <Button look="quiet" icon="printer" href={href(`/print/client/${id}/${week.week_on}`)}>{t('visit.print', { name })}</Button>}
      {client && <InEmergency client={id} name={name} />}
      <details class="tbl">
        <summary>{t('leave.title_of', { name })}</summary>
        <Leave member={id} name={name} parts={parts} />
      </details>
    </Panel>
  );
}
