import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import '../look/door-note.css';
import { get, NoAnswer } from '../kit/api.ts';
import { now } from '../kit/clock.ts';
import { t } from '../kit/i18n.ts';
import { me } from '../members/state.ts';
import { errorText } from '../parts/told.tsx';
import type { MyVisit, ShownDoorNote } from '../wire.ts';

/** The note, asked for as it appears. It is kept in this part alone, and goes with it or with its time. */
export function DoorNote({ visit }: { visit: MyVisit }) {
  const found = useSignal<ShownDoorNote | undefined>(undefined);
  const failed = useSignal<unknown>(undefined);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    get<ShownDoorNote>(`/api/my/visits/${visit.id}/door-note`).then((answer) => { found.value = answer; }, (error: unknown) => { failed.value = error; });
  }, []);
  const here = found.value && now.value < Date.parse(found.value.until_at) ? found.value : undefined;
  // What was asked for may stand under the large action: it is brought out.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [here, failed.value]);
  return (
    <div role="status" ref={place}>
      {here && <p class={here.note ? 'note' : 'muted'} dir={here.note ? 'auto' : undefined}>{here.note ?? t('door.none')}</p>}
      {failed.value !== undefined && <Failed error={failed.value} />}
    </div>
  );
}

/** Without signal there is a person to ask. */
function Failed({ error }: { error: unknown }) {
  const phone = me.value?.cooperative.phone;
  if (!(error instanceof NoAnswer)) return <p class="muted">{errorText(error)}</p>;
  return <p>{t('door.no_signal')}{' '}{phone && <a class="num" dir="ltr" href={`tel:${phone}`}>{phone}</a>}</p>;
}
