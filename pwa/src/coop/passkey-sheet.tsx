import { useSignal } from '@preact/signals';
import { send } from '../kit/api.ts';
import { t } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { toast } from '../parts/toast.tsx';
import { ErrorNote } from '../parts/told.tsx';
import type { Passkey } from '../wire.ts';

export const PASSKEYS = '/api/passkeys';

/** Another name for a passkey, or its end: asked first, since the device cannot bring it back. */
export function PasskeySheet({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const asks = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const done = async (change: Promise<unknown>, told?: string) => {
    error.value = undefined;
    asks.value = false;
    await change.then(() => { onClose(); if (told) toast({ text: told }); }, (problem: unknown) => { error.value = problem; });
    await refresh(PASSKEYS, true);
  };
  const remove = () => void done(send('DELETE', `${PASSKEYS}/${passkey.id}`), t('passkeys.removed'));
  if (asks.value) {
    return (
      <Dialog title={t('passkeys.remove_ask')} yes={t('passkeys.remove')} no={t('passkeys.keep')} onYes={remove} onNo={() => { asks.value = false; }}>
        <p><b><bdi>{passkey.name}</bdi></b></p>
        <p>{t('passkeys.remove_what')}</p>
      </Dialog>
    );
  }
  return (
    <Sheet title={<bdi>{passkey.name}</bdi>} onClose={onClose}>
      {error.value !== undefined && <ErrorNote error={error.value} />}
      <Rename passkey={passkey} onSave={(name) => void done(send('PUT', `${PASSKEYS}/${passkey.id}`, { name }))} />
      <Button wide icon="cross" onClick={() => { asks.value = true; }}>{t('passkeys.remove')}</Button>
    </Sheet>
  );
}

function Rename({ passkey, onSave }: { passkey: Passkey; onSave: (name: string) => void }) {
  const name = useSignal(passkey.name);
  const save = (event: Event) => {
    event.preventDefault();
    onSave(name.value.trim());
  };
  return (
    <form class="dayblock" onSubmit={save}>
      <Field label={t('passkeys.name')} value={name.value} required autocomplete="off" onInput={(value) => { name.value = value.slice(0, 60); }} />
      <Button look="main" size="big" wide type="submit" disabled={!name.value.trim()}>{t('passkeys.save')}</Button>
    </form>
  );
}
