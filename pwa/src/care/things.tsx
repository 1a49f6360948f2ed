import { begin, t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { weekOf } from '../kit/time.ts';
import { Door, Doors } from '../parts/door.tsx';
import { Screen } from '../parts/screen.tsx';
import { dayFull, list, zone } from '../kit/format.ts';
import { dayOf } from '../kit/time.ts';
import { now } from '../kit/clock.ts';
import { acting } from '../places.ts';
import { News } from '../queue/news.tsx';
import type { ActingFor } from '../wire.ts';
import { mayDo, Ring, whose } from './shared.tsx';

/** Everything of a client that is not "who is coming". */
export function Things({ client }: { client: string }) {
  const root = `/for/${client}`;
  return (
    <Screen title={whose('nav.things')} dock={<Ring />} rings>
      <News />
      {acting.value && <Given to={acting.value} />}
      <Doors>
        {mayDo('requests') && <Door icon="speech" href={href(`${root}/requests`)}>{whose('requests.title')}</Door>}
        {mayDo('requests') && <Door icon="heart" href={href(`${root}/wishes`)}>{whose('wishes.title')}</Door>}
        {mayDo('notes') && <Door icon="lock" href={href(`${root}/door-note`)}>{whose('door.title')}</Door>}
        {mayDo('requests') && <Door icon="clock" href={href(`${root}/history`)}>{whose('things.history')}</Door>}
        {mayDo('times') && <Door icon="printer" href={href(`/print/client/${client}/${weekOf(dayOf(now.value, zone.value))}`)}>{whose('coming.print')}</Door>}
        {mayDo('data') && <Door icon="eye" href={href(acting.value ? `${root}/data` : '/coop/data')}>{whose('things.data')}</Door>}
        {!acting.value && <Door icon="people" href={href(`${root}/circle`)} hint={t('trusted.hint')}>{t('trusted.title')}</Door>}
      </Doors>
      <Doors>
        <Door icon="coop" href={href('/coop')}>{t('things.coop')}</Door>
        <Door icon="look" href={href('/coop/settings')}>{t('settings.title')}</Door>
      </Doors>
    </Screen>
  );
}

/** With what a client trusts the member, until when, and the way out of it. */
function Given({ to }: { to: ActingFor }) {
  return (
    <section class="card" aria-labelledby="given">
      <h2 id="given" class="third">{t('things.given', { name: to.given_name })}</h2>
      <p>{begin(list(to.topics.map((topic) => t(`topic.${topic}`))))}</p>
      <p class="muted">{begin(t('trusted.until', { on: dayFull(to.until_on) }))}</p>
      <p><a href={href(`/for/${to.client_id}/step-down`)}>{t('things.step_down')}</a></p>
    </section>
  );
}
