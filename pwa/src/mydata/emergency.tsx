import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import '../look/emergency.css';
import { send } from '../kit/api.ts';
import { clock, moment } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { toast } from '../parts/toast.tsx';
import { ErrorNote } from '../parts/told.tsx';
import type { Emergency } from './wire.ts';

export const byName = ({ by }: Pick<Emergency, 'by'>): string => by.given_name || t('emergencies.somebody');

/** Until when it is open, or since when it is over and who ended it. */
function until({ live, until_at, ended_at, ended_by }: Emergency): string {
  if (live) return t('emergencies.live', { until: clock(until_at) });
  if (ended_at && ended_by?.given_name) return t('emergencies.ended', { name: ended_by.given_name, ended_at });
  return t('emergencies.over', { until: moment(ended_at ?? until_at) });
}

const looks = ({ looked_at }: Emergency): string =>
  looked_at.length ? `${tn('emergencies.looks', looked_at.length)}: ${looked_at.map(clock).join(' · ')}` : t('emergencies.no_look');

/** One emergency in words: why, when, how often somebody looked; and its end, for whoever may end it. `short`: the least of it. */
export function Told({ one, path, short, children }: { one: Emergency; path: string; short?: boolean; children?: ComponentChildren }) {
  const error = useSignal<unknown>(undefined);
  const end = () => void send('POST', `/api/emergencies/${one.id}/end`, {}).then(
    () => { toast({ text: t('emergencies.is_over') }); return refresh(path, true); }, (problem: unknown) => { error.value = problem; });
  return (
    <div class="opened">
      {one.reason && <blockquote dir="auto">{one.reason}</blockquote>}
      {!(short && one.live) && <p class="small">{t('emergencies.opened', { opened_at: one.opened_at })}</p>}
      <p class="small"><b>{until(one)}</b></p>
      {!short && <p class="small muted">{looks(one)}</p>}
      {error.value !== undefined && <ErrorNote error={error.value} />}
      {one.live && <Button wide icon="lock" onClick={end}>{t('emergencies.end')}</Button>}
      {children}
    </div>
  );
}
