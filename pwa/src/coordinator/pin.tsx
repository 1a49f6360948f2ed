import { useSignal } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import type { Instant, Uuid } from '../wire.ts';
import { busy, headOf, pin } from './actions.ts';
import type { RosterHead } from './wire.ts';

/** Fixing an assignment, with words for those who ask later; or letting the next draft move it again. */
export function PinPart({ draft, visit, worker, starts_at, pinned }: { draft: RosterHead; visit: Uuid; worker: Uuid; starts_at: Instant; pinned: boolean }) {
  const words = useSignal('');
  const open = useSignal(false);
  if (pinned) {
    return (
      <div class="stack">
        <p class="small muted">{t('board.pinned_words')}</p>
        <Button size="slim" icon="pinned" pressed disabled={busy.value} onClick={() => void pin(headOf(draft), visit, worker, false)}>{t('board.unpin')}</Button>
      </div>
    );
  }
  if (!open.value) return <div><Button size="slim" icon="pinned" onClick={() => { open.value = true; }}>{t('board.pin')}</Button></div>;
  return (
    <div class="stack boxed">
      <Field label={t('board.pin_why')} hint={t('board.pin_hint')} value={words.value} onInput={(value) => { words.value = value; }} />
      <Button size="slim" icon="pinned" disabled={busy.value} onClick={() => void pin(headOf(draft), visit, worker, true, words.value.trim(), starts_at)}>{t('board.pin')}</Button>
    </div>
  );
}
