import { moment } from '../../kit/format.ts';
import { t } from '../../kit/i18n.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Empty } from '../../parts/told.tsx';
import { With } from '../../parts/with.tsx';
import { acting } from '../../places.ts';
import type { Done } from '../../wire.ts';
import { mayDo, NotMine, whose } from '../shared.tsx';

/** What was done, by whom; for somebody else it says so. */
export function History({ client }: { client: string }) {
  if (!mayDo('requests')) return <NotMine topic="requests" title={whose('things.history')} />;
  return (
    <Screen title={whose('things.history')} back={`/for/${client}/things`}>
      <With<Done[]> path={`/api/clients/${client}/history`}>
        {(done) => (done.length
          ? <ul class="card rows">{done.map((each) => <Line key={each.id} done={each} />)}</ul>
          : <Empty title={t('history.none')} />)}
      </With>
      <p class="muted">{t('history.reach')}</p>
    </Screen>
  );
}

const ICONS: Record<Done['kind'], IconName> = {
  care_request_made: 'speech', care_request_changed: 'pencil', care_request_withdrawn: 'undo', visit_cancelled: 'cross', visit_restored: 'undo',
  trust_offered: 'envelope', trust_given: 'people', trust_changed: 'pencil', trust_ended: 'lock',
  data_answered: 'tick', data_countered: 'pencil', data_taken_back: 'undo', data_withdrawn: 'lock', question_asked: 'why',
};

function Line({ done }: { done: Done }) {
  const client = acting.value?.given_name ?? '';
  const name = done.by_given_name || t('history.somebody');
  const key = done.for_other && !done.kind.startsWith('trust_') ? (client ? 'history.by_for_other' : 'history.by_for') : 'history.by';
  return (
    <li>
      <Icon name={ICONS[done.kind]} />
      <span class="grow"><b>{t(`history.${done.kind}`)}</b><span class="hint muted">{t(key, { name, client, when: moment(done.happened_at) })}</span></span>
    </li>
  );
}
