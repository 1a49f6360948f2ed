import { now } from '../kit/clock.ts';
import { clock, duration, list } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { openSheet } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { LateTag } from '../parts/late-tag.tsx';
import { NowTag, StateTag } from '../parts/tag.tsx';
import type { Address, MyVisit } from '../wire.ts';
import { DoorRow } from './door-row.tsx';
import { mapHref } from './place.ts';
import { tasksText } from './visits.ts';

/** The visit that is now or next: time first, then the person, then what to know at the door. */
export function NowCard({ visit, title = false }: { visit: MyVisit; title?: boolean }) {
  const soon = nowWords(visit);
  return (
    <section class="card hero" aria-labelledby={`who-${visit.id}`}>
      <div class="row between hero-top">
        {soon ? <NowTag>{soon}</NowTag> : <span class="muted">{t(title ? 'visit.this' : 'today.next')}</span>}
        <Button look="quiet" size="slim" icon="why" onClick={() => openSheet('why', visit.id)}>{t('visit.why_me')}</Button>
      </div>
      <div class="row hero-time">
        <time class="t" dateTime={visit.starts_at}>{clock(visit.starts_at)}</time>
        <div class="until">
          <p class="num">{t('visit.until', { time: clock(visit.ends_at), long_minutes: visit.minutes })}</p>
          <StateTag state={visit.state} /> {visit.changed && <StateTag state="changed" />} <LateTag minutes={visit.late_minutes} />
        </div>
      </div>
      <Person visit={visit} />
      <Facts visit={visit} />
    </section>
  );
}

function Person({ visit }: { visit: MyVisit }) {
  const map = visit.address && mapHref(visit.address);
  return (
    <div class="hero-who">
      <h2 class="who" id={`who-${visit.id}`}><bdi>{visit.client.given_name} <span class="family">{visit.client.family_name}</span></bdi></h2>
      {visit.address && map ? <WayThere words={addressOf(visit.address)} map={map} /> : <p class="muted">{visit.address ? <bdi>{addressOf(visit.address)}</bdi> : t('visit.address_later')}</p>}
    </div>
  );
}

const addressOf = ({ line, area }: Address): string => [line, area].filter(Boolean).join(', ');

/** The address and the map are one touch. A map in another window is not told where the touch came from. */
function WayThere({ words, map }: { words: string; map: string }) {
  return (
    <a class="row between nowrap way-there" href={map} target={map.startsWith('http') ? '_blank' : undefined} rel="noreferrer">
      <span class="muted grow"><bdi>{words}</bdi></span>
      <span class="btn soft slim"><Icon name="map" />{t('visit.map')}</span>
    </a>
  );
}

function Facts({ visit }: { visit: MyVisit }) {
  const facts: [IconName, string | null][] = [
    ['tasks', tasksText(visit.tasks) || null],
    ['people', visit.partners.length ? t('visit.with', { names: list(visit.partners.map((each) => each.given_name)) }) : null],
    ['known', visit.visits_before ? tn('visit.before', visit.visits_before) : t('visit.first')],
  ];
  return (
    <ul class="facts">
      {facts.map(([icon, text]) => text && <li key={icon}><Icon name={icon} /><p>{text}</p></li>)}
      <DoorRow visit={visit} />
    </ul>
  );
}

/** "45 min" with what else there is to say on one line. */
export const shortFacts = (visit: MyVisit): string =>
  [apart(visit.address?.area || visit.address?.line), duration(visit.minutes)].filter(Boolean).join('\u00a0· ');

/** A name of another direction does not turn around what stands beside it. */
const apart = (words: string | undefined): string | undefined => words && `\u2068${words}\u2069`;

/** "Starts in 6 min", "Now, to 08:15", or nothing when it is still far. */
function nowWords(visit: MyVisit): string | undefined {
  const minutes = Math.ceil((Date.parse(visit.starts_at) - now.value) / 60_000);
  if (minutes <= 0) return t('today.now_until', { time: clock(visit.ends_at) });
  return minutes <= 120 ? tn('today.starts_in', minutes) : undefined;
}
