import { clock, moment } from '../kit/format.ts';
import { coded, t } from '../kit/i18n.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Delivery, Notice } from '../wire.ts';

/** What the co-op told me, and whether it arrived. */
export function Notices() {
  return (
    <Screen title={t('notices.title')} back="/coop">
      <With<Notice[]> path="/api/my/notifications" aged>
        {(notices) => (notices.length
          ? <ul class="card rows told">{notices.map((notice) => <Row key={notice.id} notice={notice} />)}</ul>
          : <Empty title={t('notices.none')}><p>{t('notices.none_next')}</p></Empty>)}
      </With>
    </Screen>
  );
}

function Row({ notice }: { notice: Notice }) {
  const words = coded('event', notice.event_kind, notice.params);
  const ways = notice.deliveries.filter((each) => each.state !== 'none');
  return (
    <li>
      <div class="grow">
        {notice.url ? <a class="strong" href={inApp(notice.url)}>{words}</a> : <b>{words}</b>}
        <p class="small muted">{moment(notice.created_at)}</p>
        {ways.length ? ways.map((each) => <Arrived key={each.channel} delivery={each} />) : <p class="small muted">{t('notices.only_here')}</p>}
      </div>
    </li>
  );
}

/** Notices lead inside the app only. */
const inApp = (url: string): string => `#${url.split('#')[1] ?? '/'}`;

const ICONS: Record<Delivery['state'], IconName> = { waiting: 'clock', sent: 'tick', failed: 'warn', none: 'minus' };

function Arrived({ delivery: { channel, state, at, detail_code: why } }: { delivery: Delivery }) {
  const when = at ? `, ${clock(at)}` : '';
  return (
    <p class={`small delivery ${state}`}>
      <Icon name={ICONS[state]} small /> {t(`channel.${channel}`)}: {t(`delivery.${state}`)}{when}{why && ` (${coded('delivery_detail', why)})`}
    </p>
  );
}
