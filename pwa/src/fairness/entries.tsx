import { dayRange, duration } from '../kit/format.ts';
import { coded, t } from '../kit/i18n.ts';
import { addDays } from '../kit/time.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Balance, BalanceEntry } from '../wire.ts';
import { BALANCE } from './share.tsx';

/** Every entry behind the strips, newest week first. */
export function Entries() {
  return (
    <Screen title={t('share.entries_title')} news={t('share.entries_news')} back="/share">
      <With<Balance> path={BALANCE} aged>
        {({ entries }) => (entries.length ? <Weeks entries={entries} /> : <Empty title={t('share.no_entries')} />)}
      </With>
      <p class="small muted">{t('share.counted')}</p>
    </Screen>
  );
}

function Weeks({ entries }: { entries: BalanceEntry[] }) {
  const weeks = [...new Set(entries.map((entry) => entry.week_on))].sort().reverse();
  return (
    <>
      {weeks.map((week) => (
        <section key={week} class="dayblock" aria-labelledby={`week-${week}`}>
          <h2 id={`week-${week}`}>{dayRange(week, addDays(week, 6))}</h2>
          <ul class="card rows">
            {entries.filter((entry) => entry.week_on === week).map((entry, index) => (
              <li key={index}>
                <span class="grow">{coded('burden', entry.kind)}<span class="hint small muted">{entry.note ?? coded('source', entry.source)}</span></span>
                <b class="num">{duration(entry.minutes)}</b>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
