import { useSignal } from '@preact/signals';
import { send } from '../kit/api.ts';
import { now } from '../kit/clock.ts';
import { zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { addDays, dayOf, isDay } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { toast } from '../parts/toast.tsx';
import { Banner, ErrorNote } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Day, Leaving, Uuid } from '../wire.ts';

/** Who leaves: with `name` somebody of a team one coordinates, without it the member themselves. */
export interface Leaver { member: Uuid; name?: string; parts: ('worker' | 'client')[] }

const MOST_DAYS = 366;
const pathOf = ({ member }: Leaver): string => `/api/members/${member}/leave`;
const say = ({ name }: Leaver, key: string, params = {}): string => (name ? t(`${key}_of`, { name, ...params }) : t(key, params));

/** The way out of the cooperative: what it does first, then the day, and until that day the way back. */
export function Leave(who: Leaver) {
  const error = useSignal<unknown>(undefined);
  const done = (work: Promise<unknown>, told: string, undo?: () => void) => {
    error.value = undefined;
    void work.then(() => toast({ text: told, ...(undo && { undo }) }), (problem: unknown) => { error.value = problem; })
      .then(() => refresh(pathOf(who), true));
  };
  const stay = () => done(send('DELETE', pathOf(who)), say(who, 'leave.staying'));
  const leave = (on: Day) => done(send('POST', pathOf(who), { on }), say(who, 'leave.set', { from_on: on }), stay);
  return (
    <With<Leaving> path={pathOf(who)}>
      {(found) => (
        <>
          {error.value !== undefined && <ErrorNote error={error.value} />}
          {found.leaves_on ? <Leaves who={who} found={found} on={found.leaves_on} onStay={stay} /> : <Choose who={who} onLeave={leave} />}
        </>
      )}
    </With>
  );
}

function Choose({ who, onLeave }: { who: Leaver; onLeave: (on: Day) => void }) {
  const on = useSignal('');
  const asks = useSignal(false);
  const today = dayOf(now.value, zone.value);
  const [first, last] = [who.name ? today : addDays(today, 1), addDays(today, MOST_DAYS)];
  const good = isDay(on.value) && on.value >= first && on.value <= last;
  const ask = (event: Event) => {
    event.preventDefault();
    asks.value = good;
  };
  return (
    <form class="dayblock" onSubmit={ask}>
      <Effect who={who} />
      <Field type="date" label={t('leave.day')} value={on.value} min={first} max={last} required onInput={(value) => { on.value = value; }} />
      <Button wide type="submit" disabled={!good}>{say(who, 'leave.do')}</Button>
      {asks.value && (
        <Dialog title={say(who, 'leave.ask', { from_on: on.value })} yes={say(who, 'leave.do')} no={t('leave.no')}
          onYes={() => { asks.value = false; onLeave(on.value); }} onNo={() => { asks.value = false; }}>
          {who.parts.map((part) => <p key={part}>{say(who, `leave.${part}`)}</p>)}
          {on.value === today && <p><b>{t('leave.today')}</b></p>}
        </Dialog>
      )}
    </form>
  );
}

function Effect({ who }: { who: Leaver }) {
  return (
    <>
      <p><b>{t('leave.what')}</b></p>
      {who.parts.map((part) => <p key={part} class="small">{say(who, `leave.${part}`)}</p>)}
      <p class="small">{say(who, 'leave.ends')}</p>
      <p class="small">{t('leave.stays')}</p>
    </>
  );
}

/** The day is said; until it comes, the way back, which is the member's alone where they said it themselves. */
function Leaves({ who, found, on, onStay }: { who: Leaver; found: Leaving; on: Day; onStay: () => void }) {
  const theirs = found.own && who.name !== undefined;
  return (
    <>
      <Banner tone="calm" icon="door"><p>{say(who, 'leave.set', { from_on: on })}</p></Banner>
      {found.left && <p class="small muted">{t('leave.left')}</p>}
      {!found.left && theirs && <p class="small muted">{say(who, 'leave.theirs')}</p>}
      {!found.left && !theirs && (
        <>
          {who.parts.map((part) => <p key={part} class="small">{t(`leave.back_${part}`)}</p>)}
          <Button wide icon="undo" onClick={onStay}>{say(who, 'leave.back')}</Button>
        </>
      )}
    </>
  );
}
