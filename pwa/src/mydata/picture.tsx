import { begin, coded, t, tn } from '../kit/i18n.ts';
import { list } from '../kit/format.ts';
import { href } from '../kit/route.ts';
import { Door } from '../parts/door.tsx';
import { Icon } from '../parts/icon.tsx';
import { categoryIcon, recipientIcon } from './drawings.ts';
import { each, isSeen, seenCount, sight, type Sight } from './model.ts';
import { root } from './where.ts';
import { What } from './words.ts';
import type { DataRule } from './wire.ts';

/** Who may see what: a string of beads for each thing, one for each of those who ask for it. The same in words stands in the table. */
export function Picture({ rules }: { rules: DataRule[] }) {
  const recipients = each(rules, 'recipient');
  const categories = each(rules, 'category');
  return (
    <section class="card sight" aria-labelledby="sight">
      <h2 class="third" id="sight">{t('data.sight')}</h2>
      <p class="muted">{tn('data.sight_news', recipients.filter((who) => seenCount(rules, who)).length)}</p>
      <div class="beads" role="img" aria-label={t('data.sight_image')}>
        {categories.map((category) => (
          <div key={category}>
            <span class="what"><Icon name={categoryIcon(category)} /> <span>{What({ category })}</span></span>
            <span class="string">{recipients.map((who) => <Bead key={who} sight={sight(rules, category, who)} who={who} />)}</span>
          </div>
        ))}
      </div>
      <Key />
      <Table rules={rules} categories={categories} recipients={recipients} />
      <ul class="doors flush"><Door icon="people" href={href(`${root.value}/to`)}>{t('data.all_who')}</Door></ul>
    </section>
  );
}


/** Filled: exactly; pale: roughly; broken: asked for, or waiting for an answer; a cross: not seen. Where nobody asks there is a dot. */
const Bead = ({ sight: one, who }: { sight: Sight | undefined; who: string }) =>
  <span class={`bead ${one ?? 'never'}`}>{one && <Icon name={recipientIcon(who)} />}</span>;

function Key() {
  return <p class="key" aria-hidden="true">{(['exact', 'coarse', 'asked', 'none'] as const).map((one) => <span key={one}><Bead sight={one} who="AssignedWorker" /> {t(`data.sight_${one}`)}</span>)}</p>;
}

function Table({ rules, categories, recipients }: { rules: DataRule[]; categories: string[]; recipients: string[] }) {
  const words = (category: string) => recipients
    .map((who) => [who, sight(rules, category, who)] as const)
    .filter(([, one]) => isSeen(one))
    .map(([who, one]) => (one === 'coarse' ? t('data.roughly', { who: coded('recipient', who) }) : coded('recipient', who)));
  return (
    <details class="tbl">
      <summary>{t('data.as_table')}</summary>
      <table>
        <thead><tr><th scope="col">{t('data.fact.what')}</th><th scope="col">{t('data.fact.who')}</th></tr></thead>
        <tbody>{categories.map((category) => <tr key={category}><th scope="row">{What({ category })}</th><td>{begin(list(words(category))) || t('data.nobody')}</td></tr>)}</tbody>
      </table>
    </details>
  );
}
