import type { ComponentChildren } from 'preact';
import { t } from '../kit/i18n.ts';

/** The two steps of a phone that does not ask by itself, with what one looks for drawn beside them. */
export function Steps() {
  return (
    <ol class="steps">
      <li><Key><path d="M12 14.5V3.5M8.2 7 12 3.2 15.8 7M8.5 10.5H6v10h12v-10h-2.5" /></Key><p>{t('install.step_share')}</p></li>
      <li><Key><path d="M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3ZM12 8.5v7M8.5 12h7" /></Key><p>{t('install.step_add')}</p></li>
    </ol>
  );
}

function Key({ children }: { children: ComponentChildren }) {
  return <span class="step-key" aria-hidden="true"><svg class="i" viewBox="0 0 24 24">{children}</svg></span>;
}
