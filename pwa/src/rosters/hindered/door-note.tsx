import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import '../../look/door-note.css';
import { get, NoAnswer } from '../../kit/api.ts';
import { now } from '../../kit/clock.ts';
import { clock } from '../../kit/format.ts';
import { t } from '../../kit/i18n.ts';
import { me } from '../../members/state.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { errorText } from '../../parts/told.tsx';
import type { DoorNote, MyVisit } from '../../wire.ts';

const MINUTE_MS = 60_000;
/** As the server has it, which keeps to it whatever a phone thinks the time is. */
const OPENS_MINUTES = 30;

/** How to get in: from when it shows, then the note after a touch, then nothing any more. It is kept in this part alone, and goes with it. */
export function DoorNoteRow({ visit }: { visit: MyVisit }) {
  const from = Date.parse(visit.starts_at) - OPENS_MINUTES * MINUTE_MS;
  const until = Date.parse(visit.ends_at) + (visit.late_minutes ?? 0) * MINUTE_MS;
  if (now.value >= until) return null;
  if (now.value < from) return <li><Icon name="lock" /><p class="muted">{t('door.from', { time: clock(from) })}</p></li>;
  return <Open key={visit.id} visit={visit} />;
}

/** Nobody reads it over a shoulder: it shows when it is asked for, and hides again. */
function Open({ visit }: { visit: MyVisit }) {
  const found = useSignal<DoorNote | undefined>(undefined);
  const failed = useSignal<unknown>(undefined);
  const show = async () => {
    failed.value = undefined;
    try {
      found.value = await get<DoorNote>(`/api/my/visits/${visit.id}/door-note`);
    } catch (error) {
      failed.value = error;
    }
  };
  const here = found.value && now.value < Date.parse(found.value.until_at) ? found.value : undefined;
  const place = useRef<HTMLDivElement>(null);
  // What was asked for may stand under the large action: it is brought out.
  useEffect(() => { if (place.current?.firstChild) place.current.scrollIntoView({ block: 'nearest' }); }, [here, failed.value]);
  const word = t(here ? 'door.hide' : 'door.show');
  return (
    <li class="door-note">
      <Icon name="lock" />
      <p>{t('door.title')}</p>
      <Button size="slim" label={`${t('door.title')}: ${word}`} onClick={() => { if (here) found.value = undefined; else void show(); }}>{word}</Button>
      <div role="status" ref={place}>
        {here && <p class={here.note ? 'note' : 'muted'} dir={here.note ? 'auto' : undefined}>{here.note ?? t('door.none')}</p>}
        {!here && failed.value !== undefined && <Failed error={failed.value} />}
      </div>
    </li>
  );
}

/** Without signal there is a person to ask. */
function Failed({ error }: { error: unknown }) {
  const phone = me.value?.cooperative.phone;
  if (!(error instanceof NoAnswer)) return <p class="muted">{errorText(error)}</p>;
  return <p>{t('door.no_signal')}{' '}{phone && <a class="num" dir="ltr" href={`tel:${phone}`}>{phone}</a>}</p>;
}
