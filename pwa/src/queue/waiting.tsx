import { moment } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { takeBack, waiting } from '../kit/outbox.ts';
import { isHere, type Row } from '../kit/outbox-rules.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { News } from './news.tsx';

/** Everything safe on this phone that the co-op does not have yet. */
export function Waiting() {
  const rows = waiting.value;
  return (
    <Screen title={t('queue.title')} back="/coop">
      <News />
      {rows.length > 0 && <section class="card"><ul class="queue">{rows.map((row) => <WaitingRow key={row.id} row={row} />)}</ul></section>}
      {rows.length === 0 && <Empty title={t('queue.empty')}><p>{t('queue.empty_next')}</p></Empty>}
    </Screen>
  );
}

function WaitingRow({ row }: { row: Row }) {
  return (
    <li>
      <Icon name="waiting" />
      <p><b>{t(row.words.key, row.words.params)}</b><span class="hint small muted">{moment(row.madeAt)}</span></p>
      {isHere(row)
        ? <Button look="quiet" size="slim" onClick={() => void takeBack(row.thing)}>{t('queue.take_back')}</Button>
        : <p class="small muted">{t('queue.on_its_way')}</p>}
    </li>
  );
}
