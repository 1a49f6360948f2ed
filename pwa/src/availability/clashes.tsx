import { now } from '../kit/clock.ts';
import { clock, weekdayShort, zone } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { openSheet } from '../kit/route.ts';
import { daysBetween, localOf, DAY_MINUTES } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { StateTag } from '../parts/tag.tsx';
import type { Day, MyVisit } from '../wire.ts';
import { LEVELS, type Canvas } from './painter.ts';

const CANNOT = LEVELS.indexOf('cannot');

/** Visits ahead that lie, with any of their minutes, where the days from `from` on say cannot. */
export function clashing(visits: readonly MyVisit[], canvas: Canvas, from: Day): MyVisit[] {
  return visits.filter((visit) => {
    const { on, minute } = localOf(visit.starts_at, zone.value);
    const begins = daysBetween(from, on) * DAY_MINUTES + minute;
    return Date.parse(visit.starts_at) > now.value && canvas.minutes.subarray(begins, begins + visit.minutes).includes(CANNOT);
  });
}

/** What stays mine although I cannot, and the touch that hands it on. */
export function Clashes({ visits }: { visits: MyVisit[] }) {
  if (!visits.length) return null;
  return (
    <section class="card" aria-labelledby="clashes">
      <h2 class="third" id="clashes">{tn('can.clash', visits.length)}</h2>
      <p class="small muted">{t('can.clash_effect')}</p>
      <ul class="rows inner">{visits.map((visit) => <Clash key={visit.id} visit={visit} />)}</ul>
    </section>
  );
}

function Clash({ visit }: { visit: MyVisit }) {
  const { given_name: name } = visit.client;
  const when = { day: weekdayShort(localOf(visit.starts_at, zone.value).on), time: clock(visit.starts_at) };
  return (
    <li>
      <span class="grow"><b class="num">{when.day} {when.time}</b> <bdi>{name}</bdi>{' '}{visit.changed && <StateTag state="changed" />}</span>
      <Button size="slim" label={t('can.ask_cover_for', { ...when, name })} onClick={() => openSheet('hindered', visit.id)}>{t('can.ask_cover')}</Button>
    </li>
  );
}
