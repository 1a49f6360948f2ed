import { dayLong, duration, hours, percent } from '../kit/format.ts';
import { coded, t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { addDays } from '../kit/time.ts';
import { me } from '../members/state.ts';
import { Bars } from '../parts/bars.tsx';
import { Door, Doors } from '../parts/door.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Strip, StripKey } from '../parts/strip.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import type { Balance, BalanceWeek, Burden, BurdenKind } from '../wire.ts';
import { ShareTable } from './share-table.tsx';

export const BALANCE = '/api/my/balance';

const ICONS: Record<BurdenKind, IconName> = {
  evenings: 'evening', nights: 'night', weekends: 'week', feasts: 'heart', long_travel: 'bike', split_days: 'changed', short_notice: 'warn',
};

/** My own figures beside what is usual. Nobody has a name or a place here. */
export function Share() {
  const phone = me.value?.cooperative.phone;
  return (
    <Screen title={t('share.title')} news={<Period />}>
      <News />
      <With<Balance> path={BALANCE} aged>{(balance) => <Shares balance={balance} />}</With>
      <Doors>
        <Door icon="tasks" href={href('/share/entries')}>{t('share.entries')}</Door>
        <Door icon="rota" href={href('/coop/rules')}>{t('share.rules')}</Door>
        <Door icon="people" href={href('/team')}>{t('team.title')}</Door>
        {phone && <Door icon="why" href={`tel:${phone}`}>{t('share.wrong')}</Door>}
      </Doors>
      <p class="small muted">{t('share.no_names')}</p>
    </Screen>
  );
}

function Period() {
  return <With<Balance> path={BALANCE}>{({ weeks }) => (weeks.length ? t('share.period', { n: weeks.length, on: dayLong(addDays(weeks.at(-1)!.week_on, 6)) }) : null)}</With>;
}

function Shares({ balance }: { balance: Balance }) {
  return (
    <>
      <HoursCard weeks={balance.weeks} />
      <section class="card">
        <h2 class="third">{t('share.hard')}</h2>
        <StripKey />
        {balance.burdens.map((burden) => <BurdenStrip key={burden.kind} burden={burden} />)}
        <ShareTable burdens={balance.burdens} weeks={balance.weeks} />
      </section>
    </>
  );
}

function HoursCard({ weeks }: { weeks: BalanceWeek[] }) {
  const worked = weeks.filter((week) => !week.planned);
  const sum = (pick: (week: BalanceWeek) => number) => worked.reduce((total, week) => total + pick(week), 0);
  const given = sum((week) => week.given_minutes);
  const wanted = sum((week) => week.wanted_minutes);
  const count = Math.max(1, worked.length);
  return (
    <section class="card">
      <div class="row between end">
        <div><h2 class="plain">{t('share.hours')}</h2><p class="bigfig">{hours(given / count)}</p></div>
        <p class="muted at-end">{t('share.asked', { hours: hours(wanted / count) })}</p>
      </div>
      <Bars weeks={weeks} />
    </section>
  );
}

function BurdenStrip({ burden }: { burden: Burden }) {
  const alone = aside(burden);
  const words = [alone ?? standing(burden), usual(burden)].filter(Boolean).join(' ');
  return (
    <div class="burden">
      <div class="row nowrap tight"><span class="faint"><Icon name={ICONS[burden.kind] ?? 'clock'} /></span><h3 class="grow">{coded('burden', burden.kind)}</h3><b class="num">{duration(burden.own_minutes)}</b></div>
      {!alone && <Strip {...burden} label={`${coded('burden', burden.kind)}: ${words}`} />}
      <p class="small muted">{words}</p>
    </div>
  );
}

/** Where there is nothing to stand among: no work of the kind, too few who share it, or none that fits the times somebody gave. */
function aside({ own_bp, even_bp, next, spread }: Burden): string | undefined {
  if (own_bp === 0 && even_bp === 0) return t('share.none_yet');
  if (next === 'even' && own_bp === 0) return t('share.never');
  return spread ? undefined : t('share.too_few');
}

/** Closer to even than this is even; it is the tenth within which the rota sends nobody sooner or later. */
const NEAR = 0.1;
/** Nobody should read a difference out of a quarter of an hour. */
const SLIGHT_MINUTES = 15;

/** How the own share stands to an even one, and what happens next. */
function standing({ own_bp, even_bp, own_minutes, next }: Burden): string {
  const gap = own_bp > 0 ? Math.round(Math.abs(own_minutes - (own_minutes * even_bp) / own_bp) / 10) * 10 : undefined;
  const slight = gap !== undefined && gap < SLIGHT_MINUTES;
  if (Math.abs(own_bp - even_bp) <= even_bp * NEAR) return t('share.even');
  if (slight || next === 'even') return t(own_bp < even_bp ? 'share.slightly_under' : 'share.slightly_over');
  return t(gap === undefined ? `share.${next}_none` : `share.${next}`, { gap_minutes: gap });
}

/** What most of the others have; one figure where the two read the same. */
function usual({ spread }: Burden): string {
  if (!spread) return '';
  const ends = { low_bp: spread.quarter_bp, high_bp: spread.three_quarter_bp };
  return t(percent(ends.low_bp) === percent(ends.high_bp) ? 'share.most_one' : 'share.most', ends);
}
