import { dayShort, duration, hours, percent } from '../kit/format.ts';
import { coded, t } from '../kit/i18n.ts';
import type { BalanceWeek, Burden } from '../wire.ts';

/** Every number of the page in words and columns. */
export function ShareTable({ burdens, weeks }: { burdens: Burden[]; weeks: BalanceWeek[] }) {
  return (
    <details class="tbl">
      <summary>{t('chart.as_table')}</summary>
      <div class="tablewrap" tabIndex={0} role="region" aria-label={t('share.hard')}>
        <table>
          <thead><tr><th scope="col">{t('share.kind')}</th><th scope="col">{t('share.own')}</th><th scope="col">{t('share.own_part')}</th><th scope="col">{t('chart.even')}</th><th scope="col">{t('chart.most')}</th></tr></thead>
          <tbody>
            {burdens.map((burden) => (
              <tr key={burden.kind}>
                <th scope="row">{coded('burden', burden.kind)}</th><td>{duration(burden.own_minutes)}</td><td>{percent(burden.own_bp)}</td><td>{percent(burden.even_bp)}</td>
                <td>{burden.spread ? `${percent(burden.spread.quarter_bp)}–${percent(burden.spread.three_quarter_bp)}` : t('chart.too_few')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <thead><tr><th scope="col">{t('share.week')}</th><th scope="col">{t('share.given')}</th><th scope="col">{t('share.wanted')}</th></tr></thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.week_on}><th scope="row">{dayShort(week.week_on)}{week.planned && ` (${t('share.planned')})`}</th><td>{hours(week.given_minutes)}</td><td>{hours(week.wanted_minutes)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
