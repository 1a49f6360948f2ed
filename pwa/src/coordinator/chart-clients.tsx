import { number } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Columns } from './chart-columns.tsx';
import { FLOOR, uncoveredAgain } from './fair-model.ts';
import { AsTable, TooFew } from './fair-table.tsx';
import type { Fairness } from './wire.ts';

type Uncovered = Fairness['uncovered_by_client'];

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
export function UncoveredCard({ clients }: { clients: Uncovered }) {
  const all = clients.reduce((sum, each) => sum + each.clients, 0);
  if (!all) return null;
  const title = all >= FLOOR ? uncoveredTitle(clients) : t('fairness.uncovered_plain');
  const whole = clients.find((each) => each.uncovered === 0)?.clients ?? 0;
  const words = tn('fairness.uncovered_words', whole, { all });
  return (
    <section class="card" aria-labelledby="fair-uncovered">
      <h2 id="fair-uncovered" class="third">{title}</h2>
      {all < FLOOR ? <TooFew /> : (
        <>
          <p class="small muted">{words}</p>
          <Columns columns={columnsOf(clients)} axis={t('fairness.uncovered_axis')} label={`${title}. ${words}`} />
          <AsTable caption={title} head={[t('fairness.uncovered_column'), t('fairness.clients_column')]}
            rows={columnsOf(clients).map((each) => [each.of, each.count])} />
        </>
      )}
    </section>
  );
}

/** What the figures say: somebody came to all, nobody was without more than once, or some were. */
function uncoveredTitle(clients: Uncovered): string {
  const again = uncoveredAgain(clients);
  if (again) return tn('fairness.uncovered_again', again);
  return t(clients.some((each) => each.uncovered === 1 && each.clients) ? 'fairness.uncovered_once' : 'fairness.uncovered_none');
}

/** The last column stands for so many and more. */
const columnsOf = (clients: Uncovered) => clients.map(({ uncovered, clients: count }, at) => (
  { of: at === clients.length - 1 ? t('fairness.or_more', { count: uncovered }) : number(uncovered), count }
));
