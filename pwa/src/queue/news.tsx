import { t, tn } from '../kit/i18n.ts';
import { refused, waiting } from '../kit/outbox.ts';
import { href, path } from '../kit/route.ts';
import { offline } from '../kit/api.ts';
import { later } from '../later.tsx';
import { Button } from '../parts/button.tsx';
import { Banner } from '../parts/told.tsx';
import { update, updateWaits } from '../update.ts';

/** Few ever read a refusal: its words and both sides come when there is one. */
const Refused = later(async () => (await import('./refused.tsx')).Refused, false);

/** What is different from "all is sent and fresh": no signal, changes that wait, refusals not yet read, a new version. */
export const News = () => <><Refusals /><Sending /></>;

/** What the server did not take, until it was read. */
export const Refusals = () => <>{refused.value.map((row) => <Refused key={row.id} row={row} />)}</>;

/** What comes and goes with every change: a page one paints on has it where nothing moves under the finger. */
export function Sending() {
  const count = waiting.value.length;
  return (
    <>
      {offline.value && <NoSignal count={count} />}
      {!offline.value && count > 0 && path.value !== '/waiting' && <p class="small waits"><a href={href('/waiting')}>{tn('queue.waits', count)}</a></p>}
      {updateWaits.value && (
        <Banner tone="calm" icon="changed"><p class="small">{t('update.ready')}</p><Button look="soft" size="slim" onClick={update}>{t('update.take')}</Button></Banner>
      )}
    </>
  );
}

function NoSignal({ count }: { count: number }) {
  return (
    <Banner tone="off">
      <p><b>{t('offline.title')}</b></p>
      {count > 0 ? <p>{tn('offline.safe', count)} {t('offline.by_themselves')}</p> : <p>{t('offline.known')}</p>}
      {count > 0 && path.value !== '/waiting' && <a href={href('/waiting')}>{t('offline.see')}</a>}
    </Banner>
  );
}
