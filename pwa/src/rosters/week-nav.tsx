import { dayRange } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { addDays } from '../kit/time.ts';
import { IconButton } from '../parts/button.tsx';
import { Segmented } from '../parts/segmented.tsx';
import type { Day } from '../wire.ts';

type View = 'week' | 'can';

export const weekTitle = (week: Day): string => dayRange(week, addDays(week, 6));

/** The weeks before and after, around the title. */
export const weekBefore = (view: View, week: Day) =>
  <IconButton name="back" label={t('week.before')} href={href(`/${view}/${addDays(week, -7)}`)} />;
export const weekAfter = (view: View, week: Day) =>
  <IconButton name="chev" label={t('week.after')} href={href(`/${view}/${addDays(week, 7)}`)} />;

/** The two sides of a week: what is asked of me, what I can. */
export function WeekViews({ view, week }: { view: View; week: Day }) {
  return (
    <Segmented label={t('week.show')} current={`/${view}/${week}`}
      items={[{ to: `/week/${week}`, label: t('week.visits') }, { to: `/can/${week}`, label: t('week.can') }]} />
  );
}
