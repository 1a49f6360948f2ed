import { duration } from '../../kit/format.ts';
import { t } from '../../kit/i18n.ts';
import { closeSheet } from '../../kit/route.ts';
import { Button } from '../../parts/button.tsx';
import { LateTag } from '../../parts/late-tag.tsx';
import { toast } from '../../parts/toast.tsx';
import type { MyVisit } from '../../wire.ts';
import { sayLate, sayOnTime, unsayLate } from './say.ts';

const MINUTES = [10, 20, 30];

/** How much later: one touch, and the client and the co-op are told in one go. */
export function Late({ visit }: { visit: MyVisit }) {
  const said = visit.late_minutes;
  return (
    <section class="hindered" aria-labelledby="late">
      <h3 id="late">{t('hindered.late')}</h3>
      <p class="muted">{t('hindered.late_effect', { name: visit.client.given_name })}</p>
      <div class="minutes">
        {MINUTES.map((minutes) => (
          <Button key={minutes} size="big" pressed={said === minutes} label={t('visit.late', { late_minutes: minutes })}
            onClick={() => void late(visit, minutes)}>{duration(minutes)}</Button>
        ))}
      </div>
      {said ? (
        <div class="row between">
          <LateTag minutes={said} />
          <Button look="quiet" size="slim" onClick={() => void onTime(visit)}>{t('hindered.on_time')}</Button>
        </div>
      ) : null}
    </section>
  );
}

async function late(visit: MyVisit, minutes: number): Promise<void> {
  closeSheet();
  await sayLate(visit, minutes);
  toast({ text: t('hindered.late_said', { late_minutes: minutes }), detail: t('hindered.late_told', { name: visit.client.given_name }), undo: () => void unsayLate(visit) });
}

async function onTime(visit: MyVisit): Promise<void> {
  closeSheet();
  await sayOnTime(visit);
  toast({ text: t('hindered.on_time_said', { name: visit.client.given_name }) });
}
