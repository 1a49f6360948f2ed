import { useSignal } from '@preact/signals';
import { clock, dayFull, dayNumber, duration, weekdayLong, weekdayShort } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { takeBack } from '../kit/outbox.ts';
import { href, openSheet } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { addDays, DAY_MINUTES, daysFrom, isDay, weekOf } from '../kit/time.ts';
import { Brushes } from '../parts/brushes.tsx';
import { Button } from '../parts/button.tsx';
import { Door, Doors } from '../parts/door.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { With } from '../parts/with.tsx';
import { WeekGrid } from '../parts/week-grid.tsx';
import { Refusals, Sending } from '../queue/news.tsx';
import type { Availability, Day, Level, MyVisit, MyWeek } from '../wire.ts';
import { AVAILABILITY, cellWords, confirmUnchanged, saveDated } from './availability.ts';
import { Clashes, clashing } from './clashes.tsx';
import { BandPicker, bandsShown, gridBands } from './bands.tsx';
import { DayTimes } from './day-times.tsx';
import { datedCanvas, hasNights, painted, type Band } from './painter.ts';
import { usePainting } from './painting.ts';
import { HinderedSheet } from '../rosters/on-demand.ts';
import { thisWeek, today, visitsWithin, weekPath } from '../rosters/visits.ts';
import { WeekViews, weekAfter, weekBefore, weekTitle } from '../rosters/week-nav.tsx';

/** When I can in one week: the usual week, and what is different in this one. */
export function Can({ on }: { on?: string }) {
  const week = isDay(on) ? weekOf(on) : thisWeek();
  const brush = useSignal<Level>('cannot');
  return (
    <Screen title={weekTitle(week)} news={t('can.only_this')} before={weekBefore('can', week)} after={weekAfter('can', week)} close
      dock={<Brushes value={brush.value} onChange={(level) => { brush.value = level; }} />}>
      <WeekViews view="can" week={week} />
      <Refusals />
      <With<Availability> path={AVAILABILITY} aged>
        {(availability) => <WeekPainter availability={availability} week={week} brush={brush.value} key={week} />}
      </With>
    </Screen>
  );
}

function WeekPainter({ availability, week, brush }: { availability: Availability; week: Day; brush: Level }) {
  const visits = useHeld<MyWeek>(weekPath(week)).data.value?.visits ?? [];
  const { canvas, paint } = usePainting(datedCanvas(availability, week), (next) => saveDated(availability, week, next));
  const nights = useSignal(hasNights(canvas));
  const bands = bandsShown(nights.value);
  const there = (day: number, band: Band) => visitsWithin(visits, week, day * DAY_MINUTES + band.from, day * DAY_MINUTES + band.to);
  const paintCell = (day: number, band: Band) => {
    const undo = paint((now) => painted(now, day, band, brush));
    toast({ text: `${cellWords(weekdayLong(addDays(week, day)), band.id, brush)}.`, ...effectOf(there(day, band), brush), undo });
  };
  const whole = (from: Day, words: string, source = availability) => {
    const undo = paint(() => datedCanvas(source, from));
    toast({ text: words, undo });
  };
  return (
    <>
      <WeekGrid label={t('can.grid')} days={daysFrom(week, 7).map(gridDay)} bands={gridBands(bands)}
        levelAt={(day, band) => bands[band]!.level(canvas, day)} hasVisit={(day, band) => there(day, bands[band]!).length > 0}
        onPaint={(day, band) => paintCell(day, bands[band]!)} onDay={(day) => openSheet('day', String(day))} />
      <Legend />
      <Sending />
      <Clashes visits={clashing(visits, canvas, week)} />
      <BandPicker nights={nights.value} onChange={(on) => { nights.value = on; }} />
      <div class="row stretch">
        <Button icon="changed" onClick={() => whole(addDays(week, -7), t('can.as_last_week_done'))}>{t('can.as_last_week')}</Button>
        <Button icon="week" onClick={() => whole(week, t('can.as_usual_done'), { ...availability, exceptions: [] })}>{t('can.as_usual')}</Button>
      </div>
      <Standing availability={availability} />
      <DayTimes canvas={canvas} dayName={(day) => weekdayLong(addDays(week, day))} paint={paint} />
      <HinderedSheet visits={visits} />
    </>
  );
}

const gridDay = (on: Day) => ({ label: weekdayShort(on), long: weekdayLong(on), sub: dayNumber(on), today: on === today(), past: on < today() });

/** What painting a cell does to visits already published: said before anybody wonders. */
function effectOf(visits: MyVisit[], level: Level): { detail?: string } {
  const first = visits[0];
  if (!first) return {};
  if (level === 'cannot') return { detail: tn('can.effect_cannot', visits.length, { time: clock(first.starts_at) }) };
  return { detail: tn('can.effect_stays', visits.length, { time: clock(first.starts_at) }) };
}

async function stillTrue(): Promise<void> {
  await confirmUnchanged(today());
  toast({ text: t('can.still_true_done'), undo: () => void takeBack('availability:confirm') });
}

function Legend() {
  return (
    <p class="key small">
      <span><svg viewBox="0 0 24 14" aria-hidden="true"><rect class="visit-bar" x="1" y="5" width="22" height="5" rx="2.5" /></svg>{t('can.visit_here')}</span>
      <span><Icon name="lock" small /> {t('can.private')}</span>
    </p>
  );
}

/** What stands behind every week. */
function Standing({ availability }: { availability: Availability }) {
  const { hours_wanted: hours, confirmed_on: confirmed } = availability;
  return (
    <>
      <Doors>
        <Door icon="week" href={href('/usual')} hint={confirmed ? t('can.confirmed', { on: dayFull(confirmed) }) : undefined}>{t('can.usual')}</Door>
        <Door icon="clock" href={href('/hours')} hint={t('hours.short', { wanted: duration(hours.wanted_minutes), most: duration(hours.most_minutes) })}>{t('hours.title')}</Door>
      </Doors>
      {confirmed !== today() && <Button wide icon="tick" onClick={() => void stillTrue()}>{t('can.still_true')}</Button>}
      <p class="small muted">{t('can.no_reason')}</p>
    </>
  );
}
