import { signal } from '@preact/signals';
import { announce } from '../kit/announce.ts';
import { t } from '../kit/i18n.ts';
import { Button } from './button.tsx';

export interface Told { text: string; detail?: string; undo?: () => void }

const STAYS_MS = 10_000;
const shown = signal<Told | undefined>(undefined);
let timer: ReturnType<typeof setTimeout>;

/** Says what is now so, for ten seconds, with the way back. */
export function toast(told: Told): void {
  clearTimeout(timer);
  shown.value = told;
  announce([told.text, told.detail, told.undo && t('act.undo_offered')].filter(Boolean).join(' '));
  timer = setTimeout(hideToast, STAYS_MS);
}

export function hideToast(): void {
  shown.value = undefined;
}

/** The place where toasts stand: above the dock. What they say is spoken by the live region. */
export function Toast() {
  const told = shown.value;
  if (!told) return null;
  const undo = () => { hideToast(); told.undo!(); };
  return (
    <div class="toastplace">
      <div class="toast">
        <p class="small"><b>{told.text}</b>{told.detail && <><br />{told.detail}</>}</p>
        {told.undo && <Button size="slim" icon="undo" onClick={undo}>{t('act.undo')}</Button>}
      </div>
    </div>
  );
}
