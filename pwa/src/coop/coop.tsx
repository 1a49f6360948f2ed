import { t, tn } from '../kit/i18n.ts';
import { refused, waiting } from '../kit/outbox.ts';
import { go, href } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { me } from '../members/state.ts';
import { Door, Doors } from '../parts/door.tsx';
import { Screen } from '../parts/screen.tsx';
import { placesOf, type Place } from '../homes.ts';
import { place } from '../places.ts';
import { News } from '../queue/news.tsx';
import { SignOut } from './sign-out.tsx';

/** What belongs to every member: notices, their data, the rules, this phone. */
export function Coop() {
  const person = me.value!;
  const asked = useHeld<{ count: number }>('/api/my/data/asked').data.value?.count;
  const unsent = waiting.value.length + refused.value.length;
  return (
    <Screen title={person.cooperative.name} news={`${person.given_name} ${person.family_name}`} {...(place.value?.kind === 'client' && { back: place.value.home })}>
      <News />
      <Places />
      <Doors>
        <Door icon="bell" href={href('/coop/notices')}>{t('notices.title')}</Door>
        {unsent > 0 && <Door icon="waiting" href={href('/waiting')} hint={tn('queue.waits', unsent)}>{t('queue.title')}</Door>}
        {person.classes.includes('worker') && <Door icon="people" href={href('/team')}>{t('team.title')}</Door>}
        <Door icon="rota" href={href('/coop/rules')}>{t('rules.title')}</Door>
      </Doors>
      <h2 class="third">{t('coop.my_data')}</h2>
      <Doors>
        <Door icon="lock" href={href('/coop/data')} hint={asked ? tn('data.asked', asked) : t('agreements.news')}>{t('data.title')}</Door>
        <Door icon="eye" href={href('/coop/data/looks')}>{t('looks.title')}</Door>
        {person.data_role && <Door icon="paper" href={href('/coop/data-role')}>{t('datarole.title')}</Door>}
      </Doors>
      <h2 class="third">{t('coop.this_phone')}</h2>
      <Doors>
        <Door icon="look" href={href('/coop/settings')}>{t('settings.title')}</Door>
        <Door icon="key" href={href('/coop/passkeys')}>{t('passkeys.title')}</Door>
        <Door icon="device" href={href('/coop/sessions')}>{t('sessions.title')}</Door>
        <Door icon="phone" href={`tel:${person.cooperative.phone}`} hint={<span dir="ltr">{person.cooperative.phone}</span>}>{t('act.ring_coop')}</Door>
      </Doors>
      <SignOut />
    </Screen>
  );
}

/** The other places of a member who is more than one thing. */
function Places() {
  const all = placesOf(me.value!);
  if (all.length < 2) return null;
  return (
    <>
      <h2 class="third">{t('places.title')}</h2>
      <Doors>{all.map((each) => <PlaceDoor key={each.home} to={each} here={each.home === place.value?.home} />)}</Doors>
    </>
  );
}

function PlaceDoor({ to, here }: { to: Place; here: boolean }) {
  const word = to.name ? t('places.for', { name: to.name }) : t(`places.${to.kind}`);
  const icon = ({ worker: 'today', client: 'home', desk: 'week' } as const)[to.kind];
  return <Door icon={icon} onClick={() => go(to.home)} hint={here ? t('places.here') : undefined}>{word}</Door>;
}
