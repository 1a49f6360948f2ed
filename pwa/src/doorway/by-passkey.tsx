import { useSignal } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { replace } from '../kit/route.ts';
import { Declined, signInWithPasskey } from '../members/passkeys.ts';
import { Button } from '../parts/button.tsx';
import { Banner, ErrorNote } from '../parts/told.tsx';
import { home } from '../places.ts';

/** The way in with what this phone keeps: a touch here, and one on what the phone shows. */
export function ByPasskey() {
  const error = useSignal<unknown>(undefined);
  const busy = useSignal(false);
  const enter = async () => {
    busy.value = true;
    error.value = undefined;
    await signInWithPasskey().then(() => replace(home.value), (problem: unknown) => { error.value = problem; });
    busy.value = false;
  };
  return (
    <section class="card by-passkey">
      <Button look="main" size="big" wide icon="key" busy={busy.value} onClick={() => void enter()}>{t('sign_in.passkey')}</Button>
      <p class="muted">{t('sign_in.passkey_hint')}</p>
      <div role="status">{error.value !== undefined && <Failed error={error.value} />}</div>
    </section>
  );
}

function Failed({ error }: { error: unknown }) {
  if (!(error instanceof Declined)) return <ErrorNote error={error} />;
  return <Banner tone="calm"><p class="small"><b>{t('sign_in.passkey_none')}</b> {t('sign_in.passkey_none_next')}</p></Banner>;
}
