import { useSignal } from '@preact/signals';
import { send } from '../kit/api.ts';
import { now } from '../kit/clock.ts';
import { dayLong, moment, zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { ErrorNote } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Session } from '../wire.ts';
import { agentName } from './agent.ts';

const SESSIONS = '/api/sessions';
const IDLE_MS = 3 * 24 * 60 * 60 * 1000;

/** Left alone for days: perhaps a phone that is not theirs any more. */
const isIdle = (session: Session): boolean => !session.current && now.value - Date.parse(session.last_used_at) > IDLE_MS;

/** Where I am signed in; every other place can be ended from here. */
export function Sessions() {
  const error = useSignal<unknown>(undefined);
  const end = (id: string) => send('DELETE', `${SESSIONS}/${id}`).then(
    () => refresh(SESSIONS, true),
    (problem: unknown) => { error.value = problem; },
  );
  return (
    <Screen title={t('sessions.title')} back="/coop">
      {error.value !== undefined && <ErrorNote error={error.value} />}
      <With<Session[]> path={SESSIONS}>
        {(sessions) => <ul class="card rows">{sessions.map((each) => <Row key={each.id} session={each} onEnd={() => void end(each.id)} />)}</ul>}
      </With>
      <p class="small muted">{t('sessions.hint')}</p>
    </Screen>
  );
}

function Row({ session, onEnd }: { session: Session; onEnd: () => void }) {
  return (
    <li>
      <Icon name="device" />
      <span class="grow">
        <b>{session.current ? t('sessions.here') : agentName(session.agent)}</b>
        <span class="hint small muted">{t('sessions.used', { when: moment(session.last_used_at) })}</span>
        {isIdle(session) && <span class="hint small">{t('sessions.idle', { when: dayLong(dayOf(session.ends_at, zone.value)) })}</span>}
      </span>
      {!session.current && <Button look="quiet" size="slim" onClick={onEnd}>{t('sessions.end')}</Button>}
    </li>
  );
}
