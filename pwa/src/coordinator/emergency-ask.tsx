import { useSignal } from '@preact/signals';
import { Problem, send } from '../kit/api.ts';
import { newId } from '../kit/id.ts';
import { t } from '../kit/i18n.ts';
import { go } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextArea } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { ErrorNote } from '../parts/told.tsx';
import type { Uuid } from '../wire.ts';

const MOST_LETTERS = 500;
export const emergencyPath = (client: Uuid): string => `/desk/emergency/${client}`;

/** The way to what is kept for an emergency: it says first what is seen and who is told, and asks why. */
export function InEmergency({ client, name }: { client: Uuid; name: string }) {
  const asks = useSignal(false);
  return (
    <>
      <Button look="quiet" icon="warn" onClick={() => { asks.value = true; }}>{t('emergency.open')}</Button>
      {asks.value && <Ask client={client} name={name} onNo={() => { asks.value = false; }} />}
    </>
  );
}

function Ask({ client, name, onNo }: { client: Uuid; name: string; onNo: () => void }) {
  const reason = useSignal('');
  const tried = useSignal(false);
  const busy = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const open = async () => {
    tried.value = true;
    if (!reason.value.trim()) return;
    busy.value = true;
    error.value = await begun(client, reason.value.trim());
    busy.value = false;
    if (error.value === undefined) go(emergencyPath(client));
  };
  return (
    <Dialog title={t('emergency.ask', { name })} yes={t('emergency.do')} no={t('emergency.no')} busy={busy.value} onYes={() => void open()} onNo={onNo}>
      <p><b>{t('emergency.rule')}</b></p>
      <p class="row nowrap"><Icon name="eye" /> <span>{t('emergency.sees')}</span></p>
      <p class="row nowrap"><Icon name="bell" /> <span>{t('emergency.told', { name })}</span></p>
      <TextArea label={t('emergency.why')} hint={t('emergency.why_hint', { name })} most={MOST_LETTERS} value={reason.value} onInput={(text) => { reason.value = text; }} />
      {tried.value && !reason.value.trim() && <p class="wrong" role="alert">{t('emergency.need')}</p>}
      {error.value !== undefined && <ErrorNote error={error.value} />}
    </Dialog>
  );
}

/** Opens it; what went wrong, if anything did. What is open already is open. */
async function begun(client: Uuid, reason: string): Promise<unknown> {
  try {
    await send('POST', `/api/clients/${client}/emergency-access`, { id: newId(), reason });
    return undefined;
  } catch (error) {
    return error instanceof Problem && error.code === 'emergency_live' ? undefined : error;
  }
}
