import { now } from '../kit/clock.ts';
import { useFresh } from '../kit/heard.ts';
import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { byName, Told } from '../mydata/emergency.tsx';
import { emergenciesPath, OF_EMERGENCIES } from '../mydata/where.ts';
import type { Emergency } from '../mydata/wire.ts';
import { acting, place } from '../places.ts';
import { Banner } from '../parts/told.tsx';

/** So long it stays on the first page after it is over. */
const SHOWN_MS = 3 * 24 * 3600_000;

/** That somebody opened what is kept for an emergency: on the first page while it is open, and for some days after. */
export function Opened() {
  const path = emergenciesPath();
  const found = useHeld<Emergency[]>(path).data.value ?? [];
  useFresh(path, OF_EMERGENCIES);
  const lately = found.filter((one) => Date.parse(one.ended_at ?? one.until_at) > now.value - SHOWN_MS);
  return <>{lately.slice(0, 1).map((one) => <One key={one.id} one={one} path={path} />)}</>;
}

function One({ one, path }: { one: Emergency; path: string }) {
  const live = one.live && now.value < Date.parse(one.until_at);
  const client = acting.value?.given_name;
  return (
    <Banner tone={live ? 'late' : 'calm'} icon="warn">
      <p><b>{client ? t('emergencies.banner_of', { name: byName(one), client }) : t('emergencies.banner', { name: byName(one) })}</b></p>
      <Told one={{ ...one, live }} path={path} short>
        <p><a href={href(`${place.value!.root}emergency`)}>{t('emergencies.whole')}</a></p>
      </Told>
    </Banner>
  );
}
