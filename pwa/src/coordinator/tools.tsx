import { dayFull, dayLong, monthName, dayNumber, weekdayShort } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { addDays, dayOf, daysFrom } from '../kit/time.ts';
import { me } from '../members/state.ts';
import { href } from '../kit/route.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Segments } from '../parts/segmented.tsx';
import type { Day } from '../wire.ts';
import { by, deskPath, openWeek, show, showsAll, team } from './address.ts';
import type { View } from './chips.ts';
import { help } from './help.tsx';
import { roomy } from './room.ts';
import type { By } from './rows.ts';
import { Search } from './search.tsx';
import { Bead, FIRST_HOUR, LAST_HOUR } from './track.tsx';
import type { Week } from './wire.ts';

/** Which week, what is published, and which of the three views. */
export function WeekHeader({ week, view }: { week: Week | undefined; view: View }) {
  const on = openWeek.value;
  const step = (days: number) => href(deskPath({ day: undefined, visit: undefined, worker: undefined, person: undefined }, addDays(on, days)));
  return (
    <header class="desktop-top">
      <div class="grow">
        <h1 tabIndex={-1}>{t('board.week_of', { week: `${dayNumber(on)} ${monthName(on)}` })}</h1>
        <p class="small muted">{week && stood(week)}</p>
      </div>
      <div class="row nowrap weekstep">
        <IconButton name="back" label={t('week.before')} href={step(-7)} />
        <IconButton name="chev" label={t('week.after')} href={step(7)} />
      </div>
      {week && <Views week={week} view={view} />}
      <Button look="quiet" size="slim" onClick={() => { help.value = true; }}>{t('keys.button')}</Button>
    </header>
  );
}

const stood = (week: Week): string => (week.published
  ? t('board.published_on', { day: dayLong(dayOf(week.published.published_at, week.zone)) })
  : t('board.not_published', { day: dayFull(week.week_on) }));

function Views({ week, view }: { week: Week; view: View }) {
  const has = week.draft && week.visits.some((visit) => visit.drafted);
  if (!has) return null;
  return (
    <div class="views">
      <Segments<View> label={t('week.show')} value={view} onChange={(value) => show({ view: value })} items={[
        { value: 'published', label: t('board.view_published') },
        { value: 'draft', label: t('board.view_draft', { number: week.draft!.number }) },
        { value: 'difference', label: t('board.view_difference') },
      ]} />
    </div>
  );
}

const WORDS: Record<By, string> = { worker: 'board.by_worker', client: 'board.by_client', day: 'board.by_day' };
/** A narrow window's list is of one day as it is. */
const waysOf = (): By[] => (roomy.value ? ['worker', 'client', 'day'] : ['worker', 'client']);

/** Whose rows, which team, and the jump to a person or a visit. */
export function Tools({ week, view, on }: { week: Week; view: View; on: Day }) {
  const ways = waysOf();
  return (
    <div class="tools">
      <Segments<By> label={t('board.rows')} value={ways.includes(by.value) ? by.value : 'worker'} onChange={(value) => show({ by: value === 'worker' ? undefined : value })}
        items={ways.map((value) => ({ value, label: t(WORDS[value]) }))} />
      <Teams />
      <Search week={week} view={view} />
      {view === 'difference' && week.published && <OnlyChanges />}
      {(by.value === 'day' || !roomy.value) && <Days week={week} on={on} />}
    </div>
  );
}

/** Whether what a draft leaves as it is stands there too. */
function OnlyChanges() {
  return <Button size="slim" pressed={!showsAll.value} onClick={() => show({ all: showsAll.value ? undefined : 'yes' })}>{t('board.only_changes')}</Button>;
}

/** Which day of the week is shown hour by hour. */
function Days({ week, on }: { week: Week; on: Day }) {
  const items = daysFrom(week.week_on, 7).map((day) => ({ value: day, label: `${weekdayShort(day)} ${dayNumber(day)}` }));
  return <div class="daypick"><Segments label={t('board.which_day')} value={on} onChange={(day) => show({ day })} items={items} /></div>;
}

export function Teams({ onChange = (value: string) => show({ team: value || undefined }), value = team.value ?? '' }: { onChange?: (value: string) => void; value?: string }) {
  const mine = me.value?.teams.filter((each) => me.value!.coordinates.includes(each.id)) ?? [];
  if (mine.length < 2) return null;
  return (
    <select class="teampick" aria-label={t('board.team')} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{t('board.all_teams')}</option>
      {mine.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
    </select>
  );
}

/** What the marks mean. */
export function Legend({ draft }: { draft: boolean }) {
  const hour = (at: number): string => String(at).padStart(2, '0');
  return (
    <p class="key legend">
      <span><Bead state="t-confirmed" />{t('chip.confirmed')}</span>
      <span><Bead state="t-published" />{t('chip.published')}</span>
      {draft && <span><Bead state="t-draft" />{t('state.draft')}</span>}
      <span><Bead state="t-uncovered" />{t('chip.uncovered')}</span>
      <span><Bead state="t-done" />{t('chip.done')}</span>
      <span class="num">{t('board.leg', { count: 6 })} {t('board.leg_key')}</span>
      <span class="num">{t('board.line_key', { from: hour(FIRST_HOUR), until: hour(LAST_HOUR) })}</span>
    </p>
  );
}

