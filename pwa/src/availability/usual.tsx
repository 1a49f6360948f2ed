import { useSignal } from '@preact/signals';
import { weekdayName } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { openSheet } from '../kit/route.ts';
import { Brushes } from '../parts/brushes.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { WeekGrid } from '../parts/week-grid.tsx';
import { With } from '../parts/with.tsx';
import { Refusals, Sending } from '../queue/news.tsx';
import type { Availability, Level } from '../wire.ts';
import { AVAILABILITY, cellWords, saveUsual } from './availability.ts';
import { BandPicker, bandsShown, gridBands } from './bands.tsx';
import { DayTimes } from './day-times.tsx';
import { hasNights, painted, usualCanvas } from './painter.ts';
import { usePainting } from './painting.ts';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

/** The week the rota starts from, every week. */
export function Usual() {
  const brush = useSignal<Level>('can');
  return (
    <Screen title={t('can.usual')} news={t('can.every_week')} back="/can" close
      dock={<Brushes value={brush.value} onChange={(level) => { brush.value = level; }} />}>
      <Refusals />
      <With<Availability> path={AVAILABILITY} aged>
        {(availability) => <UsualPainter availability={availability} brush={brush.value} />}
      </With>
    </Screen>
  );
}

function UsualPainter({ availability, brush }: { availability: Availability; brush: Level }) {
  const { canvas, paint } = usePainting(usualCanvas(availability.spans), (next) => saveUsual(availability, next));
  const nights = useSignal(hasNights(canvas));
  const bands = bandsShown(nights.value);
  const paintCell = (day: number, band: number) => {
    const undo = paint((now) => painted(now, day, bands[band]!, brush));
    toast({ text: `${cellWords(weekdayName(day), bands[band]!.id, brush)}.`, detail: t('can.usual_effect'), undo });
  };
  return (
    <>
      <WeekGrid label={t('can.grid')} bands={gridBands(bands)} hasVisit={() => false} onPaint={paintCell}
        days={WEEKDAYS.map((weekday) => ({ label: weekdayName(weekday, 'short'), long: weekdayName(weekday) }))}
        levelAt={(day, band) => bands[band]!.level(canvas, day)} onDay={(day) => openSheet('day', String(day))} />
      <Sending />
      <BandPicker nights={nights.value} onChange={(on) => { nights.value = on; }} />
      <p class="small muted">{t('can.usual_hint')}</p>
      <DayTimes canvas={canvas} dayName={(day) => weekdayName(day)} paint={paint} />
    </>
  );
}
