import { now } from '../kit/clock.ts';
import { dayLong, zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { query } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { addDays, dayOf, isDay } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Age, Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { News } from '../queue/news.tsx';
import type { MyWeek } from '../wire.ts';
import { Hindered, Ring } from './beside.tsx';
import { HinderedSheet } from './on-demand.ts';
import { NowCard } from './now-card.tsx';
import { sayYes } from './visit-row.tsx';
import { thisWeek, weekPath } from './visits.ts';
import { WhySheet } from './why-sheet.ts';

/** One visit of mine, and why it is mine. A notice may lead here without saying the week: then this and the next are looked through. */
export function Visit({ id }: { id: string }) {
  const asked = query.value.get('week') ?? undefined;
  const week = isDay(asked) ? asked : thisWeek();
  const first = useHeld<MyWeek>(weekPath(week));
  const second = useHeld<MyWeek>(weekPath(addDays(week, 7)));
  const visits = [...(first.data.value?.visits ?? []), ...(second.data.value?.visits ?? [])];
  const visit = visits.find((each) => each.id === id);
  const home = first.data.value?.visits.includes(visit!) ? week : addDays(week, 7);
  const ahead = visit && Date.parse(visit.ends_at) > now.value;
  const yes = visit?.state === 'published' && <Button look="main" size="big" onClick={() => void sayYes(visit, home)}>{t('visit.yes')}</Button>;
  const title = visit ? dayLong(dayOf(visit.starts_at, zone.value)) : t('visit.title');
  return (
    <Screen title={title} news={<Age at={first.at.value} />} back={`/week/${home}`} dock={<>{ahead ? <Hindered visit={visit} /> : <Ring />}{yes}</>}>
      <News />
      {visit && <NowCard visit={visit} title />}
      {!visit && first.data.value && second.data.value && <Empty title={t('visit.gone')}><p>{t('visit.gone_why')}</p></Empty>}
      <WhySheet visits={visits} />
      <HinderedSheet visits={visits} />
    </Screen>
  );
}
