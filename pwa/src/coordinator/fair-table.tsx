import { t } from '../kit/i18n.ts';
import { Icon } from '../parts/icon.tsx';

/** The same figures as rows, for everybody who reads better that way. */
export function AsTable({ caption, head, rows }: { caption: string; head: string[]; rows: (string | number)[][] }) {
  return (
    <details class="tbl">
      <summary><Icon name="tasks" small />{t('chart.as_table')}</summary>
      <div class="tablewrap" tabIndex={0} role="group" aria-label={caption}><table class="figures">
        <caption class="sr">{caption}</caption>
        <thead><tr>{head.map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
        <tbody>{rows.map(([first, ...rest]) => (
          <tr key={first}><th scope="row">{first}</th>{rest.map((value, at) => <td key={at} class="num">{value}</td>)}</tr>
        ))}</tbody>
      </table></div>
    </details>
  );
}

/** What is not drawn, and why. */
export function TooFew() {
  return <p class="small muted toofew">{t('fairness.too_few')}</p>;
}
