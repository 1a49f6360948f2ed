import { number, percent, weekdayShort } from '../kit/format.ts';
import { language, t } from '../kit/i18n.ts';
import { addDays } from '../kit/time.ts';
import type { Day } from '../wire.ts';
import type { Picture } from './wire.ts';

const WIDE = 272;
const DAY_TALL = 56;
const HOURS_TALL = 40;
const TENTHS = 15;

/** The best roster so far, redrawn as it gets better: each day's places, and how near workers are to their hours. */
export function DraftPicture({ week_on, picture }: { week_on: Day; picture: Picture }) {
  const open = picture.days.reduce((sum, day) => sum + day.uncovered, 0);
  const all = open + picture.days.reduce((sum, day) => sum + day.covered, 0);
  return (
    <div class="sofar">
      <h3>{t('draft.picture')}</h3>
      <Days week_on={week_on} picture={picture} label={t('draft.picture_days', { covered: number(all - open), all: number(all) })} />
      <Hours hours={picture.hours} label={t('draft.picture_hours')} />
    </div>
  );
}

const side = (x: number, wide: number): number => (language.value.dir === 'rtl' ? WIDE - x - wide : x);

function Days({ week_on, picture: { days }, label }: { week_on: Day; picture: Picture; label: string }) {
  const step = WIDE / days.length;
  const most = Math.max(1, ...days.map((day) => day.covered + day.uncovered));
  return (
    <figure>
      <svg class="chart" viewBox={`0 0 ${WIDE} ${DAY_TALL + 34}`} role="img" aria-label={label}>
        {days.map((day, at) => {
          const x = side(at * step + step * 0.14, step * 0.72);
          const tall = (count: number) => (count / most) * DAY_TALL;
          const top = 14 + DAY_TALL - tall(day.covered);
          return (
            <g key={at}>
              <rect class="sofar-bar" x={x} width={step * 0.72} y={top} height={tall(day.covered)} rx="3" />
              {day.uncovered > 0 && <rect class="openbar" x={x} width={step * 0.72} y={top - Math.max(3, tall(day.uncovered)) - 1.5} height={Math.max(3, tall(day.uncovered))} rx="1.5" />}
              <text x={x + step * 0.36} y={DAY_TALL + 30} text-anchor="middle">{weekdayShort(addDays(week_on, at))}</text>
            </g>
          );
        })}
        <line class="ax" x1="0" x2={WIDE} y1={14 + DAY_TALL} y2={14 + DAY_TALL} />
      </svg>
      <figcaption class="small muted">{label}</figcaption>
    </figure>
  );
}

function Hours({ hours, label }: { hours: number[]; label: string }) {
  const shown = [...hours.slice(0, TENTHS), hours.slice(TENTHS).reduce((sum, each) => sum + each, 0)];
  const most = Math.max(1, ...shown);
  const step = WIDE / shown.length;
  const wanted = side(step * 10, 0);
  return (
    <figure>
      <svg class="chart" viewBox={`0 0 ${WIDE} ${HOURS_TALL + 30}`} role="img" aria-label={label}>
        {shown.map((count, at) => (
          <rect key={at} class="sofar-hours" x={side(at * step + 1, step - 2)} width={step - 2} y={10 + HOURS_TALL - (count / most) * HOURS_TALL} height={(count / most) * HOURS_TALL} rx="2" />
        ))}
        <line class="ax" x1="0" x2={WIDE} y1={10 + HOURS_TALL} y2={10 + HOURS_TALL} />
        <line class="evn" x1={wanted} x2={wanted} y1="2" y2={10 + HOURS_TALL} />
        {[0, 5000, 10_000].map((bp) => <text key={bp} x={side((bp / 1000) * step, 0)} y={HOURS_TALL + 26} text-anchor={bp ? 'middle' : 'start'}>{percent(bp)}</text>)}
      </svg>
      <figcaption class="small muted">{label}</figcaption>
    </figure>
  );
}
