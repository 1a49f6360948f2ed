import { coded, t } from '../kit/i18n.ts';
import { RotationCard } from '../coordinator/chart-rotation.tsx';
import { Bars } from '../parts/bars.tsx';
import { Strip, StripKey } from '../parts/strip.tsx';
import { addDays } from '../kit/time.ts';
import { thisWeek } from '../rosters/visits.ts';
import { Part } from './part.tsx';

const SPREAD = { low_bp: 400, quarter_bp: 1400, middle_bp: 1900, three_quarter_bp: 2600, high_bp: 4200 };
const OTHERS_BP = [400, 900, 1400, 1500, 1700, 1900, 1900, 2000, 2300, 2600, 3100, 4200];
const GIVEN_HOURS = [14, 17, 19, 16, 20, 19, 18, 12];
const WORKERS = 14;

/** The three ways in which figures are drawn. */
export function Charts() {
  return <><Shares /><Turns /></>;
}

function Shares() {
  const weeks = GIVEN_HOURS.map((hours, at) => ({
    week_on: addDays(thisWeek(), 7 * (at - 6)), given_minutes: hours * 60, wanted_minutes: 19 * 60, planned: at === GIVEN_HOURS.length - 1,
  }));
  return (
    <Part name="charts">
      <StripKey />
      <Strip own_bp={3300} even_bp={1900} spread={SPREAD} others_bp={OTHERS_BP} label={coded('burden', 'evenings')} />
      <Strip own_bp={1900} even_bp={1900} spread={SPREAD} others_bp={null} label={coded('burden', 'nights')} />
      <Bars weeks={weeks} />
      <p class="small muted">{t('share.no_names')}</p>
    </Part>
  );
}

function Turns() {
  const weeks = GIVEN_HOURS.map((hours, at) => ({ week_on: addDays(thisWeek(), 7 * (at - 7)), fresh: hours % 5, again: hours % 3 }));
  return <RotationCard workers={WORKERS} burdens={[{ kind: 'evenings', weeks, spread: SPREAD }]} />;
}
