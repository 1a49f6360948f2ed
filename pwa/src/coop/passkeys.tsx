import { useSignal } from '@preact/signals';
import { moment } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { addPasskey, Declined, HereAlready, knowsPasskeys } from '../members/passkeys.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { Banner, Empty, ErrorNote } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Passkey } from '../wire.ts';
import { agentName } from './agent.ts';
import { PASSKEYS, PasskeySheet } from './passkey-sheet.tsx';

/** With what I sign in without a mail: add one here, call it something, take it away. */
export function Passkeys() {
  const open = useSignal<Passkey | undefined>(undefined);
  return (
    <Screen title={t('passkeys.title')} back="/coop">
      <p>{t('passkeys.what')}</p>
      <With<Passkey[]> path={PASSKEYS}>
        {(passkeys) => (passkeys.length
          ? <ul class="card rows">{passkeys.map((each) => <Row key={each.id} passkey={each} onOpen={() => { open.value = each; }} />)}</ul>
          : <Empty title={t('passkeys.none')}><p>{t('passkeys.none_next')}</p></Empty>)}
      </With>
      <Add />
      <p class="small muted">{t('passkeys.lost')}</p>
      {open.value && <PasskeySheet passkey={open.value} onClose={() => { open.value = undefined; }} />}
    </Screen>
  );
}

function Row({ passkey, onOpen }: { passkey: Passkey; onOpen: () => void }) {
  const { name, created_at: made, last_used_at: used } = passkey;
  return (
    <li>
      <Icon name="key" />
      <span class="grow">
        <b><bdi>{name}</bdi></b>
        <span class="hint small muted">{used ? t('passkeys.used', { when: moment(used) }) : t('passkeys.made', { when: moment(made) })}</span>
        {passkey.backed_up && <span class="hint small muted">{t('passkeys.everywhere')}</span>}
      </span>
      <Button look="quiet" size="slim" label={t('passkeys.change_it', { name })} onClick={onOpen}>{t('passkeys.change')}</Button>
    </li>
  );
}

function Add() {
  const error = useSignal<unknown>(undefined);
  const busy = useSignal(false);
  const add = async () => {
    busy.value = true;
    error.value = undefined;
    try {
      await addPasskey(agentName(navigator.userAgent));
      toast({ text: t('passkeys.added') });
      await refresh(PASSKEYS, true);
    } catch (problem) {
      error.value = problem;
    }
    busy.value = false;
  };
  if (!knowsPasskeys()) return <p class="muted">{t('passkeys.cannot')}</p>;
  return (
    <>
      <Button look="main" size="big" wide icon="plus" busy={busy.value} onClick={() => void add()}>{t('passkeys.add')}</Button>
      <div role="status">{error.value !== undefined && <NotAdded error={error.value} />}</div>
    </>
  );
}

function NotAdded({ error }: { error: unknown }) {
  if (error instanceof HereAlready) return <Banner tone="calm"><p class="small"><b>{t('passkeys.here_already')}</b></p></Banner>;
  if (!(error instanceof Declined)) return <ErrorNote error={error} />;
  return <Banner tone="calm"><p class="small"><b>{t('passkeys.not_added')}</b> {t('passkeys.not_added_next')}</p></Banner>;
}
