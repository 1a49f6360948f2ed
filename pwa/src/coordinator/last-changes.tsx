import { clock } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import type { Uuid } from '../wire.ts';
import { busy } from './actions.ts';
import { doneIn, takeBack } from './undo.ts';

/** What was done here to the draft, the last first, each with its way back. */
export function LastChanges({ draft }: { draft: Uuid }) {
  const found = doneIn(draft);
  if (!found.length) return null;
  return (
    <details class="tbl lastchanges">
      <summary>{tn('board.last_changes', found.length)}</summary>
      <ul>
        {found.map((one) => (
          <li key={one.id} class="row nowrap">
            <p class="grow small"><time class="num muted" dateTime={one.at}>{clock(one.at)}</time> {one.said}</p>
            <Button size="slim" icon="undo" disabled={busy.value} label={t('board.undo_one', { what: one.said })} onClick={() => void takeBack(one)}>{t('act.undo')}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
