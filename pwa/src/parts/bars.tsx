import { dayNumber, hours, monthName } from '../kit/format.ts';
import { language, t } from '../kit/i18n.ts';
import type { Day } from '../wire.ts';

export interface BarWeek { week_on: Day; given_minutes: number; wanted_minutes: number; planned: boolean }

const WIDTH = 312;
const AXIS = 262;
const FLOOR = 82;
const TALL = 70;

/** Hours of each week against the hours wanted; the last is solid, a planned one is hollow with a broken edge. */
export function Bars({ weeks }: { weeks: BarWeek[] }) {
  const last = weeks.at(-1);
  if (!last) return null;
  const most = Math.max(60, ...weeks.map((week) => Math.max(week.given_minutes, week.wanted_minutes)));
  const rtl = language.value.dir === 'rtl';
  const step = AXIS / weeks.length;
  const wide = Math.min(22, step * 0.7);
  const x = (at: number, width = 0) => (rtl ? WIDTH - at - width : at);
  const y = (minutes: number) => FLOOR - (minutes / most) * TALL;
  const words = t('share.bars', { given: weeks.map((week) => hours(week.given_minutes)), wanted: hours(last.wanted_minutes) });
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} 118`} role="img" aria-label={words}>
      {weeks.map((week, index) => {
        const from = index * step + (step - wide) / 2;
        const top = y(week.given_minutes);
        return (
          <g key={week.week_on}>
            <rect class={barClass(week, week === last)} x={x(from, wide)} y={top} width={wide} height={Math.max(2, FLOOR - top)} rx="5" />
            <text class={week === last ? 'tb' : ''} x={x(from + wide / 2)} y="99" text-anchor="middle">{dayNumber(week.week_on)}</text>
            {startsMonth(weeks, index) && <text x={x(from)} y="116" text-anchor="start">{monthName(week.week_on)}</text>}
          </g>
        );
      })}
      <line class="evn" x1={x(0)} x2={x(AXIS)} y1={y(last.wanted_minutes)} y2={y(last.wanted_minutes)} />
      <text class="tb" x={x(AXIS + 6)} y={y(last.wanted_minutes) + 2}>{hours(last.wanted_minutes)}</text>
      <text x={x(AXIS + 6)} y={y(last.wanted_minutes) + 17}>{t('share.wanted_axis')}</text>
    </svg>
  );
}

const barClass = (week: BarWeek, last: boolean): string => (week.planned ? 'plan' : last ? 'you' : 'mine');

/** A month is named under its first week, unless the next name would run into it. */
const startsMonth = (weeks: BarWeek[], at: number): boolean => {
  const month = (index: number) => weeks[index]?.week_on.slice(0, 7);
  return at === 0 ? month(0) === month(2) || !weeks[2] : month(at) !== month(at - 1);
};
