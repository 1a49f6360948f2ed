import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { record } from '../kit/outbox.ts';
import { pushState, turnOff, turnOn, type PushState } from '../kit/push.ts';
import { Button } from '../parts/button.tsx';
import { Tick } from '../parts/field.tsx';
import { With } from '../parts/with.tsx';
import type { Channels as Chosen } from '../wire.ts';

const CHANNELS = '/api/my/channels';

const save = (chosen: Chosen) => record({
  thing: 'channels', method: 'PUT', url: CHANNELS, body: { ...chosen }, copy: CHANNELS, patch: { field: '', value: chosen },
  words: { key: 'queue.channels', params: {} },
});

/** By mail, on this phone, or both. What it is for is said before the phone asks. */
export function Channels() {
  return (
    <section class="card" aria-labelledby="s-channels">
      <h2 class="third" id="s-channels">{t('channels.title')}</h2>
      <p class="muted small">{t('channels.what')}</p>
      <With<Chosen> path={CHANNELS}>
        {(chosen) => (
          <>
            <Tick label={t('channel.email')} hint={t('channels.email_hint')} checked={chosen.email} onChange={(email) => void save({ ...chosen, email })} />
            <ThisPhone chosen={chosen} />
          </>
        )}
      </With>
    </section>
  );
}

function ThisPhone({ chosen }: { chosen: Chosen }) {
  const state = useSignal<PushState>('none');
  const failed = useSignal(false);
  useEffect(() => { void pushState().then((found) => { state.value = found; }); }, []);
  const on = async () => {
    failed.value = false;
    state.value = await turnOn().catch(() => { failed.value = true; return 'ask' as const; });
    if (state.value === 'on') await save({ ...chosen, push: true });
  };
  const off = async () => {
    await save({ ...chosen, push: false });
    await turnOff().catch(() => undefined);
    state.value = await pushState();
  };
  return (
    <div class="channel">
      <p><b>{t('channel.push')}</b><span class="hint small muted">{t(`channels.push_${state.value}`)}</span></p>
      {failed.value && <p class="small wrong" role="alert">{t('channels.push_failed')}</p>}
      {state.value === 'ask' && <Button icon="bell" wide onClick={() => void on()}>{t('channels.push_do')}</Button>}
      {state.value === 'on' && <Button wide onClick={() => void off()}>{t('channels.push_stop')}</Button>}
    </div>
  );
}
