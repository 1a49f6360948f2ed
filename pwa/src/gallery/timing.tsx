import { useSignal } from '@preact/signals';
import { weekdayLong, weekdayShort } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { t } from '../kit/i18n.ts';
import { addDays } from '../kit/time.ts';
import { Brushes } from '../parts/brushes.tsx';
import { DayThread, type Bead } from '../parts/day-thread.tsx';
import { Funnel } from '../parts/funnel.tsx';
import { WeekGrid, type GridBand } from '../parts/week-grid.tsx';
import { today } from '../rosters/visits.ts';
import type { Level } from '../wire.ts';
import { Part } from './part.tsx';

const BANDS: GridBand[] = [
  { id: 'morning', icon: 'morning', hours: '6–11' }, { id: 'midday', icon: 'midday', hours: '11–14' },
  { id: 'tea', icon: 'tea', hours: '14–18' }, { id: 'evening', icon: 'evening', hours: '18–22' },
];
const FIRST: Level[][] = [['can', 'prefer', 'cannot', 'cannot'], ['can', 'can', 'can', 'cannot'], ['prefer', 'prefer', 'can', 'can']];
const HOUR_MS = 3_600_000;
const STATES: Bead['state'][] = ['done', 'confirmed', 'published'];

/** Time as it is drawn and painted, and the reasons for it. */
export function Timing() {
  return <><Painter /><Day /><Reasons /></>;
}

function Painter() {
  const levels = useSignal(FIRST);
  const brush = useSignal<Level>('prefer');
  const paint = (day: number, band: number) => {
    levels.value = levels.value.map((row, at) => (at === day ? row.with(band, brush.value) : row));
  };
  const days = FIRST.map((_, at) => addDays(today(), at));
  return (
    <Part name="painter">
      <WeekGrid label={t('can.grid')} bands={BANDS} days={days.map((on, at) => ({ label: weekdayShort(on), long: weekdayLong(on), today: at === 0 }))}
        levelAt={(day, band) => levels.value[day]![band]!} hasVisit={(day, band) => day === band} onPaint={paint} onDay={() => undefined} />
      <Brushes value={brush.value} onChange={(level) => { brush.value = level; }} />
    </Part>
  );
}

function Day() {
  const at = Math.floor(now.value / HOUR_MS) * HOUR_MS;
  const beads = STATES.map((state, index): Bead => ({ starts_at: new Date(at + (index * 2 - 2) * HOUR_MS).toISOString(), minutes: 60, state, next: index === 1 }));
  return <Part name="day"><DayThread beads={beads} at={at + HOUR_MS / 2} label={t('parts.day')} /></Part>;
}

function Reasons() {
  const rows = [
    { code: 'fit', text: t('parts.reason'), left: 12, stops: false },
    { code: 'sentence', text: t('parts.sentence'), left: null, stops: false },
    { code: 'you', text: t('parts.reason_you'), left: 4, stops: false },
  ];
  return <Part name="funnel"><Funnel rows={rows} mine /></Part>;
}
