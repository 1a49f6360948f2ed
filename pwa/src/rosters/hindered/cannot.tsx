import { clock, weekdayLong } from '../../kit/format.ts';
import { t, tn } from '../../kit/i18n.ts';
import { closeSheet } from '../../kit/route.ts';
import { useHeld } from '../../kit/store.ts';
import { weekOf } from '../../kit/time.ts';
import { toast } from '../../parts/toast.tsx';
import type { Day, MyVisit, MyWeek } from '../../wire.ts';
import { today, weekPath } from '../visits.ts';
import { awayFor, awayOn, sayCannot, unsayCannot, visitsIn, type Away } from './say.ts';

/** What happens is said first; then it is one touch, and nobody asks why. */
export function Cannot({ visit, on }: { visit: MyVisit; on: Day }) {
  const week = useHeld<MyWeek>(weekPath(weekOf(on))).data.value;
  if (!week) return null;
  const day = awayOn(on);
  const there = visitsIn(week.visits, day);
  const first = there[0] ?? visit;
  const words = on === today() ? t('hindered.today') : t('hindered.day', { day: weekdayLong(on) });
  return (
    <section class="hindered" aria-labelledby="cannot">
      <h3 id="cannot">{t('hindered.cannot')}</h3>
      <p class="muted">{t('hindered.cannot_effect')}</p>
      <ul class="ways">
        <Way away={day} week={week} hint={tn('hindered.to_cover', there.length, { time: clock(first.starts_at) })}>{words}</Way>
        {there.length > 1 && there.map((each) => (
          <Way key={each.id} away={awayFor(each)} week={week} hint={tn('hindered.to_cover', 1)}>
            {t('hindered.only', { time: clock(each.starts_at), name: each.client.given_name })}
          </Way>
        ))}
      </ul>
      <p class="small muted">{t('hindered.no_reason')}</p>
    </section>
  );
}

function Way({ away, week, hint, children }: { away: Away; week: MyWeek; hint: string; children: string }) {
  return (
    <li><button type="button" class="btn way" onClick={() => void cannot(away, week)}>{children}<span class="hint small muted">{hint}</span></button></li>
  );
}

async function cannot(away: Away, week: MyWeek): Promise<void> {
  const count = visitsIn(week.visits, away).length;
  closeSheet();
  await sayCannot(away, week);
  toast({ text: tn('hindered.said', count), detail: t('hindered.told'), undo: () => void unsayCannot(away) });
}
