import { signal } from '@preact/signals';

/** What the one polite live region says. */
export const spoken = signal('');

/** Says `text` to people who listen to the screen. The same words twice are said twice. */
export function announce(text: string): void {
  spoken.value = '';
  setTimeout(() => { spoken.value = text; }, 50);
}
