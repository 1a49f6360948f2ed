import { number } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Columns } from './chart-columns.tsx';
import { FLOOR } from './fair-model.ts';
import { AsTable, TooFew } from './fair-table.tsx';
import type { Fairness } from './wire.ts';

/** Clients by how many different workers they met, with the most that is agreed. */
export function ContinuityCard({ continuity }: { continuity: Fairness['continuity'] }) {
  const { clients, most } = continuity;
  const all = clients.reduce((sum, each) => sum + each.clients, 0);
  const over = clients.reduce((sum, each) => sum + (each.different_workers > most ? each.clients : 0), 0);
  const enough = all >= FLOOR;
  const title = enough ? t(over * 4 <= all ? 'fairness.known_mostly' : 'fairness.known_less') : t('fairness.known_plain');
  const words = enough ? tn('fairness.over_most', over, { most, all }) : t('fairness.agreed_most', { most });
  return (
    <section class="card" aria-labelledby="fair-known">
      <h2 id="fair-known" class="third">{title}</h2>
      {enough && <p class="small muted">{tn('fairness.clients', all)}</p>}
      {!enough ? <TooFew /> : (
        <Columns columns={met(continuity)} axis={t('fairness.met_axis')} label={`${title}. ${words}`}
          line={{ after: most, words: t('fairness.agreed_most', { most }) }} />
      )}
      <p class="small">{words}</p>
      {enough && <AsTable caption={title} head={[t('fairness.different_workers'), t('fairness.clients_column')]}
        rows={clients.map((each) => [each.different_workers, each.clients])} />}
    </section>
  );
}

/** A column for each number of workers from one on, so that the agreed most has its place. */
function met({ clients, most }: Fairness['continuity']) {
  const last = Math.max(most + 1, ...clients.map((each) => each.different_workers));
  const found = new Map(clients.map((each) => [each.different_workers, each.clients]));
  return Array.from({ length: last }, (_, at) => ({ of: number(at + 1), count: found.get(at + 1) ?? 0 }));
}

/** Clients by how often nobody was found for them: whether it falls on the same ones again and again. */
export function MissedCard({ missed }: { missed: Fairness['missed'] }) {
  const all = missed.reduce((sum, each) => sum + each.clients, 0);
  if (!all) return null;
  const title = all >= FLOOR ? missedTitle(missed) : t('fairness.missed_plain');
  const whole = missed.find((each) => each.places === 0)?.clients ?? 0;
  const words = tn('fairness.missed_words', whole, { all });
  return (
    <section class="card" aria-labelledby="fair-missed">
      <h2 id="fair-missed" class="third">{title}</h2>
      {all < FLOOR ? <TooFew /> : (
        <>
          <p class="small muted">{words}</p>
          <Columns columns={missedColumns(missed)} axis={t('fairness.missed_axis')} label={`${title}. ${words}`} />
          <AsTable caption={title} head={[t('fairness.missed_column'), t('fairness.clients_column')]}
            rows={missedColumns(missed).map((each) => [each.of, each.count])} />
        </>
      )}
    </section>
  );
}

/** What the figures say: nobody had a visit without somebody, nobody more than once, or some again and again. */
function missedTitle(missed: Fairness['missed']): string {
  const again = missed.reduce((sum, each) => sum + (each.places > 1 ? each.clients : 0), 0);
  if (again) return tn('fairness.missed_again', again);
  return t(missed.some((each) => each.places === 1 && each.clients) ? 'fairness.missed_once' : 'fairness.missed_none');
}

/** The last column stands for so many and more. */
const missedColumns = (missed: Fairness['missed']) => missed.map(({ places, clients }, at) => (
  { of: at === missed.length - 1 ? t('fairness.or_more', { count: places }) : number(places), count: clients }
));
