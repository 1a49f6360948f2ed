import { clock, duration, list } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { LateTag } from '../parts/late-tag.tsx';
import { StateTag } from '../parts/tag.tsx';
import { toast } from '../parts/toast.tsx';
import type { Day, MyVisit } from '../wire.ts';
import { shortFacts } from './now-card.tsx';
import { confirmVisit, modeIcon, undo } from './visits.ts';

/** Beads and rows of a day, with the ways between. */
export function DayList({ visits, week, first = 0 }: { visits: MyVisit[]; week: Day; first?: number }) {
  return (
    <ol class="later">
      {visits.map((visit, index) => (
        <>
          {visit.travel_minutes !== null && index >= first && <Way key={`way-${visit.id}`} visit={visit} />}
          <li key={visit.id} class={`bead ${{ published: 'pub', confirmed: '', done: 'past' }[visit.state]}`}><VisitRow visit={visit} week={week} /></li>
        </>
      ))}
    </ol>
  );
}

function Way({ visit }: { visit: MyVisit }) {
  return <li class="go"><Icon name={modeIcon(visit.travel_mode)} />{t(`travel.${visit.travel_mode ?? 'walk'}`, { long_minutes: visit.travel_minutes })}</li>;
}

/** One visit on one line. The whole row leads to it; while it waits for an answer, the answer is one tap. */
export function VisitRow({ visit, week }: { visit: MyVisit; week: Day }) {
  const to = href(`/visits/${visit.id}?week=${week}`);
  const waits = visit.state === 'published';
  const inside = (
    <>
      <time class="t" dateTime={visit.starts_at}>{clock(visit.starts_at)}</time>
      <span class="w">
        <b><bdi>{visit.client.given_name}</bdi></b>
        <span class="small muted">{shortFacts(visit)}</span>
        {visit.partners.length > 0 && (
          <span class="small muted"><Icon name="people" small /> {t('visit.with', { names: list(visit.partners.map((each) => each.given_name)) })}</span>
        )}
        {visit.changed && <StateTag state="changed" />} <LateTag minutes={visit.late_minutes} />
      </span>
    </>
  );
  if (!waits) return <a class="visit" href={to}>{inside}<Icon name="chev" /></a>;
  return (
    <div class="visit asks">
      <a class="visit-link" href={to}>{inside}</a>
      <Button size="slim" label={t('visit.yes_for', { name: visit.client.given_name, time: clock(visit.starts_at) })}
        onClick={() => void sayYes(visit, week)}>{t('visit.yes_short')}</Button>
    </div>
  );
}

/** Confirms, and offers the way back while nobody has been told. */
export async function sayYes(visit: MyVisit, week: Day): Promise<void> {
  await confirmVisit(visit, week);
  toast({
    text: t('visit.confirmed', { when_at: visit.starts_at }), detail: `${visit.client.given_name} · ${duration(visit.minutes)}`,
    undo: () => void undo(`confirm:${visit.assignment_id}`),
  });
}
