import '../../look/hindered.css';
import { offline } from '../../kit/api.ts';
import { now } from '../../kit/clock.ts';
import { clock, weekdayLong, zone } from '../../kit/format.ts';
import { t } from '../../kit/i18n.ts';
import { query } from '../../kit/route.ts';
import { dayOf } from '../../kit/time.ts';
import { me } from '../../members/state.ts';
import { Button } from '../../parts/button.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Banner } from '../../parts/told.tsx';
import type { MyVisit } from '../../wire.ts';
import { Cannot } from './cannot.tsx';
import { Late } from './late.tsx';
import { mayBeLate } from './say.ts';

/** What is not as planned, in one touch each: later, or not at all. */
export function HinderedSheet({ visits }: { visits: MyVisit[] }) {
  const visit = visits.find((each) => each.id === query.value.get('id'));
  if (query.value.get('sheet') !== 'hindered' || !visit) return null;
  const on = dayOf(visit.starts_at, zone.value);
  const ahead = Date.parse(visit.ends_at) > now.value;
  const when = { day: weekdayLong(on), time: clock(visit.starts_at), name: visit.client.given_name };
  return (
    <Sheet title={t('hindered.title', when)}>
      {offline.value && <NoSignal />}
      {mayBeLate(visit) && <Late visit={visit} />}
      {ahead && <Cannot visit={visit} on={on} />}
      <Ring />
    </Sheet>
  );
}

/** Words that cannot leave this phone reach nobody: a call may. */
function NoSignal() {
  return <Banner tone="off"><p>{t('hindered.no_signal')}</p></Banner>;
}

function Ring() {
  const phone = me.value?.cooperative.phone;
  return phone ? <Button look="quiet" icon="phone" href={`tel:${phone}`}>{t('act.ring')}{' '}<bdi class="number" dir="ltr">{phone}</bdi></Button> : null;
}
