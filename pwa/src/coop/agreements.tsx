import { moment } from '../kit/format.ts';
import { begin, coded, t } from '../kit/i18n.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Agreement } from '../wire.ts';

/** What of mine may be used, by whom, for what. One card a purpose. */
export function Agreements() {
  return (
    <Screen title={t('agreements.title')} news={t('agreements.news')} back="/coop">
      <With<Agreement[]> path="/api/my/data/agreements">
        {(found) => (found.length ? <Purposes agreements={found} /> : <Empty title={t('agreements.none')} />)}
      </With>
    </Screen>
  );
}

function Purposes({ agreements }: { agreements: Agreement[] }) {
  const purposes = [...new Set(agreements.map((each) => each.purpose))];
  return (
    <>
      {purposes.map((purpose) => (
        <section key={purpose} class="card" aria-labelledby={`p-${purpose}`}>
          <h2 id={`p-${purpose}`} class="third">{begin(coded('purpose', purpose))}</h2>
          <ul class="rows inner">
            {agreements.filter((each) => each.purpose === purpose).map((each) => <Line key={each.id} agreement={each} />)}
          </ul>
        </section>
      ))}
    </>
  );
}

function Line({ agreement: each }: { agreement: Agreement }) {
  const until = each.until ? t('agreements.until', { when: moment(each.until) }) : t('agreements.while_member');
  return (
    <li>
      <span class="grow">
        <b>{begin(coded('category', each.category))}</b>
        <span class="hint small">{t('agreements.seen_by', { who: coded('recipient', each.recipient) })}{each.precision && ` · ${coded('precision', each.precision)}`}</span>
        <span class="hint small muted">{begin(coded('necessity', each.necessity))} · {coded('legal_basis', each.legal_basis)} · {until}</span>
      </span>
    </li>
  );
}
