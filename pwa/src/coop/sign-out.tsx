import { useSignal } from '@preact/signals';
import { t, tn } from '../kit/i18n.ts';
import { waiting } from '../kit/outbox.ts';
import { replace } from '../kit/route.ts';
import { signOut } from '../members/state.ts';
import { Button } from '../parts/button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { ErrorNote } from '../parts/told.tsx';

/** Signs out; asks first only when something unsent would be lost. */
export function SignOut() {
  const asks = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const leave = async () => {
    asks.value = false;
    await signOut().then(() => replace('/sign-in'), (problem: unknown) => { error.value = problem; });
  };
  const first = () => { if (waiting.value.length) asks.value = true; else void leave(); };
  return (
    <>
      {error.value !== undefined && <ErrorNote error={error.value} />}
      <Button wide icon="door" onClick={first}>{t('sign_out.title')}</Button>
      <p class="small muted">{t('sign_out.hint')}</p>
      {asks.value && (
        <Sheet title={t('sign_out.ask')} onClose={() => { asks.value = false; }}>
          <p>{tn('sign_out.unsent', waiting.value.length)}</p>
          <div class="row stretch">
            <Button size="big" onClick={() => { asks.value = false; }}>{t('sign_out.stay')}</Button>
            <Button size="big" onClick={() => void leave()}>{t('sign_out.leave')}</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
