import { clock, moment, weekdayLong, zone } from '../kit/format.ts';
import { coded, t } from '../kit/i18n.ts';
import { href, query } from '../kit/route.ts';
import { dayOf } from '../kit/time.ts';
import { me } from '../members/state.ts';
import { Button } from '../parts/button.tsx';
import { Funnel } from '../parts/funnel.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { With } from '../parts/with.tsx';
import type { MyVisit, Why } from '../wire.ts';

/** Why a visit is mine, for the sheet the address asks for. */
export function WhySheet({ visits }: { visits: MyVisit[] }) {
  const id = query.value.get('id');
  const visit = visits.find((each) => each.id === id);
  if (query.value.get('sheet') !== 'why' || !id) return null;
  const title = visit
    ? t('why.title', { day: weekdayLong(dayOf(visit.starts_at, zone.value)), time: clock(visit.starts_at), name: visit.client.given_name })
    : t('why.me');
  return <Sheet title={title}><Reasons path={`/api/visits/${id}/why-me`} /></Sheet>;
}

/** As many lines as people read before they have the answer. */
const SHORT = 3;

/** Who could be asked, who was left, and what decided: in short first, and every step behind one touch. */
function Lines({ why }: { why: Why }) {
  const rows = why.rows.map((row) => ({ ...row, text: [coded('reason', row.code, row.params), row.stops && !why.mine && t('why.stops')].filter(Boolean).join(' – ') }));
  if (rows.length <= SHORT) return <Funnel rows={rows} mine={why.mine} />;
  return (
    <>
      <Funnel rows={inShort(rows)} mine={why.mine} />
      <details class="why-all"><summary>{t('why.all', { count: rows.length })}</summary><Funnel rows={rows} mine={why.mine} /></details>
    </>
  );
}

/** The first line, the last that left fewer people, and the one that decided. */
function inShort<Row extends { left: number | null }>(rows: readonly Row[]): Row[] {
  const between = rows.slice(1, -1);
  const fewer = [...between].reverse().find((row) => row.left !== null) ?? between.at(-1)!;
  return [rows[0]!, fewer, rows.at(-1)!];
}

/** The rules in the order people read them, what would change it, and whom to ask. */
export function Reasons({ path }: { path: string }) {
  const phone = me.value?.cooperative.phone;
  return (
    <With<Why> path={path}>
      {(why) => (
        <>
          <Lines why={why} />
          {why.change && (
            <div class="whatif"><h3>{t('why.change')}</h3><p>{coded('reason', why.change.code, why.change.params)}</p></div>
          )}
          <div class="row stretch">
            <Button href={href('/share')} icon="share">{t('why.sums')}</Button>
            {phone && <Button href={`tel:${phone}`} icon="phone">{t('why.ask')}</Button>}
          </div>
          <p class="small muted">{t('why.decided', { when: moment(why.decided_at) })} <a href={href('/coop/rules')}>{t('why.rules')}</a></p>
        </>
      )}
    </With>
  );
}
