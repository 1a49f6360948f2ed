import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Door, Doors } from '../parts/door.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { With } from '../parts/with.tsx';
import { dayFull, list } from '../kit/format.ts';
import { acting } from '../places.ts';
import { News } from '../queue/news.tsx';
import type { TrustedContact } from '../wire.ts';
import { Ring } from './shared.tsx';

/** Everything of a client that is not "who is coming". */
export function Things({ client }: { client: string }) {
  const root = `/for/${client}`;
  return (
    <Screen title={t('nav.things')} dock={<Ring />}>
      <News />
      <Doors>
        <Door icon="speech" href={href(`${root}/requests`)}>{t('requests.title')}</Door>
        <Door icon="heart" href={href(`${root}/wishes`)}>{t('wishes.title')}</Door>
      </Doors>
      {!acting.value && <Trusted client={client} />}
      <Doors>
        <Door icon="coop" href={href('/coop')}>{t('things.coop')}</Door>
        <Door icon="eye" href={href('/coop/looks')}>{t('looks.title')}</Door>
        <Door icon="look" href={href('/coop/settings')}>{t('settings.title')}</Door>
      </Doors>
    </Screen>
  );
}

/** Who may act for me, in what, until when. */
function Trusted({ client }: { client: string }) {
  return (
    <With<TrustedContact[]> path={`/api/clients/${client}/trusted-contacts`}>
      {(contacts) => contacts.length > 0 && (
        <section aria-labelledby="trusted">
          <h2 id="trusted" class="third">{t('trusted.title')}</h2>
          <ul class="card rows">
            {contacts.map((each) => (
              <li key={each.id}>
                <Icon name="people" />
                <span class="grow"><b>{each.given_name ? <bdi>{each.given_name}</bdi> : t('trusted.unnamed')}</b>
                  <span class="hint small muted">{list(each.topics.map((topic) => t(`topic.${topic}`)))}{each.until_on && `, ${t('trusted.until', { on: dayFull(each.until_on) })}`}</span></span>
              </li>
            ))}
          </ul>
          <p class="small muted">{t('trusted.hint')}</p>
        </section>
      )}
    </With>
  );
}
