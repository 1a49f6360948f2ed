import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import type { Uuid } from '../wire.ts';
import { Sheet } from '../parts/sheet.tsx';
import { openPerson, openVisit } from './address.ts';
import { closed, returned } from './board-keys.ts';
import { move } from './moving.ts';
import { SEARCH_ID } from './search.tsx';
import { takeBackLast } from './undo.ts';

export const help = signal(false);

const KEYS: [string[], string][] = [
  [['/'], 'keys.search'], [['?'], 'keys.help'], [['←', '→', '↑', '↓'], 'keys.walk'], [['Page ↑', 'Page ↓'], 'keys.page'], [['Enter'], 'keys.open'], [['M'], 'keys.take'],
  [['↑', '↓'], 'keys.rows'], [['←', '→'], 'keys.time'], [['Home'], 'keys.nobody'], [['Enter'], 'keys.put'], [['Esc'], 'keys.back'], [['Ctrl', 'Z'], 'keys.undo'],
];

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys that work anywhere on the board, from the moment it is drawn. `draft` is the one that may be changed. */
export function useKeys(draft: Uuid | undefined): void {
  useLayoutEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && move.value) return returned();
      if (event.key === 'Escape' && (openVisit.value || openPerson.value) && !document.querySelector('dialog[open]') && !isWriting(event.target)) return closed();
      if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && draft && !isWriting(event.target)) {
        event.preventDefault();
        return void takeBackLast(draft);
      }
      if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey || move.value) return;
      if (event.key === '/') document.getElementById(SEARCH_ID)?.focus();
      else if (event.key === '?') help.value = true;
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [draft]);
}

/** All keys, in the order one needs them. */
export function Help() {
  if (!help.value) return null;
  return (
    <Sheet title={t('keys.title')} onClose={() => { help.value = false; }}>
      <dl class="keys">
        {KEYS.map(([keys, words]) => (
          <div key={words}><dt>{keys.map((each) => <kbd key={each}>{each}</kbd>)}</dt><dd>{t(words)}</dd></div>
        ))}
      </dl>
      <p class="small muted">{t('keys.pointer')}</p>
    </Sheet>
  );
}
