import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { show } from './address.ts';
import { reach } from './board-keys.ts';
import { byFirstName } from './names.ts';
import type { Week } from './wire.ts';

interface Found { id: string; name: string; by: 'worker' | 'client' }
const MOST = 7;
export const SEARCH_ID = 'desk-search';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Workers and clients whose given or family name begins with `text`. */
export function find(week: Week, text: string): Found[] {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const fits = (each: { given_name: string; family_name: string }) =>
    [each.given_name, each.family_name, `${each.given_name} ${each.family_name}`].some((name) => plain(name).startsWith(wanted));
  const row = (by: Found['by']) => (each: { id: string; given_name: string; family_name: string }): Found =>
    ({ id: each.id, name: `${each.given_name} ${each.family_name}`, by });
  const workers = byFirstName(week.workers.filter(fits)).map(row('worker'));
  return [...workers, ...byFirstName(week.clients.filter(fits)).map(row('client'))].slice(0, MOST);
}

/** Shows the person's row and puts the focus there. */
function jump({ id, by }: Found): void {
  show({ by, team: undefined });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const row = document.querySelector(`.board [data-row="${id}"]`);
    row?.scrollIntoView({ block: 'center' });
    const stop = row?.querySelector<HTMLElement>('[data-stop]');
    if (stop) reach(stop);
  }));
}

/** Jump to a person: type, choose with the arrows, Enter. */
export function Search({ week }: { week: Week }) {
  const text = useSignal('');
  const at = useSignal(0);
  const id = useId();
  const found = find(week, text.value);
  const choose = (row: Found | undefined) => { if (row) { text.value = ''; jump(row); } };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') at.value = Math.min(at.value + 1, found.length - 1);
    else if (event.key === 'ArrowUp') at.value = Math.max(at.value - 1, 0);
    else if (event.key === 'Enter') choose(found[at.value]);
    else if (event.key === 'Escape') text.value = '';
    else return;
    event.preventDefault();
  };
  return (
    <div class="search">
      <input id={SEARCH_ID} type="text" role="combobox" aria-expanded={found.length > 0} aria-controls={id} aria-autocomplete="list" autocomplete="off"
        aria-activedescendant={found.length ? `${id}-${at.value}` : undefined} aria-label={t('board.search')} placeholder={t('board.search')}
        value={text.value} onKeyDown={key} onInput={(event) => { text.value = event.currentTarget.value; at.value = 0; }} />
      <ul role="listbox" id={id} aria-label={t('board.search')} hidden={!found.length}>
        {found.map((row, index) => (
          <li key={row.id} id={`${id}-${index}`} role="option" aria-selected={index === at.value} onPointerDown={(event) => { event.preventDefault(); choose(row); }}>
            <bdi>{row.name}</bdi> <span class="small muted">{t(`board.kind_${row.by}`)}</span>
          </li>
        ))}
      </ul>
      {text.value && !found.length && <p class="small none" role="status">{t('board.search_none')}</p>}
    </div>
  );
}
