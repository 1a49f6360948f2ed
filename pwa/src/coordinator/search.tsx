import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { jump } from './board-jump.ts';
import type { View } from './chips.ts';
import { find, whenOf, type Found } from './search-find.ts';
import type { Week } from './wire.ts';

export const SEARCH_ID = 'desk-search';

/** Jump to a person or a visit: type, choose with the arrows, Enter. */
export function Search({ week, view }: { week: Week; view: View }) {
  const text = useSignal('');
  const at = useSignal(0);
  const id = useId();
  const found = find(week, text.value, view);
  const choose = (row: Found | undefined) => { if (row) { text.value = ''; void jump(row); } };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') at.value = Math.min(at.value + 1, found.length - 1);
    else if (event.key === 'ArrowUp') at.value = Math.max(at.value - 1, 0);
    else if (event.key === 'Enter') choose(found[at.value]);
    else if (event.key === 'Escape') text.value = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search">
      <input id={SEARCH_ID} type="text" role="combobox" aria-expanded={found.length > 0} aria-controls={id} aria-autocomplete="list" autocomplete="off"
        aria-activedescendant={found.length ? `${id}-${at.value}` : undefined} aria-label={t('board.search')} placeholder={t('board.search')} aria-keyshortcuts="/"
        value={text.value} onKeyDown={key} onInput={(event) => { text.value = event.currentTarget.value; at.value = 0; }} onBlur={() => { text.value = ''; }} />
      <ul role="listbox" id={id} aria-label={t('board.search')} hidden={!found.length}>
        {found.map((row, index) => (
          <li key={`${row.id} ${row.kind === 'visit' ? row.worker : ''}`} id={`${id}-${index}`} role="option" aria-selected={index === at.value} onPointerDown={(event) => { event.preventDefault(); choose(row); }}>
            <Words row={row} />
          </li>
        ))}
      </ul>
      {text.value && !found.length && <p class="small none" role="status">{t('board.search_none')}</p>}
    </div>
  );
}

function Words({ row }: { row: Found }) {
  if (row.kind !== 'visit') return <><bdi>{row.name}</bdi> <span class="small muted">{t(`board.kind_${row.kind}`)}</span></>;
  return <><b class="num">{whenOf(row)}</b> <bdi>{row.name}</bdi> <span class="small muted">{row.worker ? <bdi>{row.with}</bdi> : t('state.uncovered')}</span></>;
}
