import type { ComponentChildren } from 'preact';
import { NoAnswer, Problem } from '../kit/api.ts';
import { t } from '../kit/i18n.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'off' | 'late' | 'bad' | 'calm' | 'good';
const ICONS: Record<Tone, IconName> = { off: 'nosignal', late: 'clock', bad: 'warn', calm: 'why', good: 'known' };

/** A few sentences that matter now, in a band of their own. */
export function Banner({ tone, icon, role, children }: { tone: Tone; icon?: IconName; role?: 'alert'; children: ComponentChildren }) {
  return <div class={`banner ${tone}`} role={role}><Icon name={icon ?? ICONS[tone]} /><div class="grow">{children}</div></div>;
}

/** What is so when there is nothing to show, and what comes next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 80 44" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" aria-hidden="true">
        <path d="M6 30h68M26 30a14 14 0 0 1 28 0M40 6v5M20 13l4 4M60 13l-4 4" />
      </svg>
      <h2>{title}</h2>
      {children && <div class="small">{children}</div>}
    </div>
  );
}

/** The sentence for an error: the server's own, in the language of the screen, else ours for no answer at all. */
export function errorText(error: unknown): string {
  if (!(error instanceof Problem)) return t('trouble.no_answer');
  return error.message || t('trouble.unknown');
}

const errorTitle = (error: unknown): string => (error instanceof Problem && error.title) || t('trouble.title');

/** What did not happen, that nothing else changed, what to do. */
export function ErrorNote({ error, again }: { error: unknown; again?: () => void }) {
  return (
    <Banner tone="bad" role="alert">
      <p class="small"><b>{errorTitle(error)}</b> {errorText(error)}</p>
      {again && <Button look="quiet" size="slim" onClick={again}>{t('act.try_again')}</Button>}
    </Banner>
  );
}

/** What this phone never kept, and nobody answers for now. Nothing is wrong with it. */
export function NotKept({ again }: { again: () => void }) {
  return (
    <Banner tone="calm" icon="nosignal">
      <p class="small">{t('trouble.not_kept')}</p>
      <Button look="quiet" size="slim" onClick={again}>{t('act.try_again')}</Button>
    </Banner>
  );
}

/** In place of a document that is not here: nothing is wrong without signal, else it says what is. */
export function Missing({ error, again }: { error: unknown; again: () => void }) {
  return error instanceof NoAnswer ? <NotKept again={again} /> : <ErrorNote error={error} again={again} />;
}
