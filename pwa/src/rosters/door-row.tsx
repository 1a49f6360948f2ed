import { useSignal } from '@preact/signals';
import { now } from '../kit/clock.ts';
import { clock } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { MyVisit } from '../wire.ts';
import { DoorNote } from './on-demand.ts';

const MINUTE_MS = 60_000;
/** As the server has it, which keeps to it whatever a phone thinks the time is. */
const OPENS_MINUTES = 30;

/** How to get in: from when it shows, then the note after a touch, then nothing any more. */
export function DoorRow({ visit }: { visit: MyVisit }) {
  const from = Date.parse(visit.starts_at) - OPENS_MINUTES * MINUTE_MS;
  if (now.value >= Date.parse(visit.ends_at) + (visit.late_minutes ?? 0) * MINUTE_MS) return null;
  if (now.value < from) return <li><Icon name="lock" /><p class="muted">{t('visit.door_from', { time: clock(from) })}</p></li>;
  return <Open key={visit.id} visit={visit} />;
}

/** Nobody reads it over a shoulder: it shows when it is asked for, and hides again. */
function Open({ visit }: { visit: MyVisit }) {
  const asked = useSignal(false);
  const title = t('queue.door');
  const word = t(asked.value ? 'act.close' : 'week.show');
  return (
    <li class="door-note">
      <Icon name="lock" />
      <p>{title}</p>
      <Button size="slim" label={`${title}: ${word}`} onClick={() => { asked.value = !asked.value; }}>{word}</Button>
      {asked.value && <DoorNote visit={visit} />}
    </li>
  );
}
