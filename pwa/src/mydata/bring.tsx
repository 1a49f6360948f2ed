import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { send } from '../kit/api.ts';
import { dayFull, zone } from '../kit/format.ts';
import { coded, t, tn } from '../kit/i18n.ts';
import { newId } from '../kit/id.ts';
import { refresh } from '../kit/store.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { toast } from '../parts/toast.tsx';
import { Banner, ErrorNote } from '../parts/told.tsx';
import { dataPath } from './where.ts';
import { What } from './words.ts';
import type { Brought } from './wire.ts';

const PATH = '/api/my/archive';

/** A file from another co-op: first one sees what would come of it, then one takes it or puts it away. */
export function Bring() {
  const found = useSignal<Brought | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  const busy = useSignal(false);
  const attempt = async (work: () => Promise<void>) => {
    busy.value = true;
    error.value = undefined;
    try { await work(); } catch (problem) { error.value = problem; }
    busy.value = false;
  };
  const look = (file: File | undefined) => file && void attempt(async () => { found.value = await send<Brought>('POST', PATH, { id: newId(), zip: await inBase64(file) }); });
  const take = () => void attempt(async () => {
    found.value = await send<Brought>('POST', `${PATH}/${found.value!.id}/take`);
    toast({ text: t('data.brought') });
    await refresh(dataPath(), true);
  });
  const away = () => void attempt(async () => {
    await send('DELETE', `${PATH}/${found.value!.id}`);
    found.value = undefined;
  });
  return (
    <>
      {!found.value && <Choose busy={busy.value} onChoose={look} />}
      {error.value !== undefined && <ErrorNote error={error.value} />}
      {found.value && <Told archive={found.value} busy={busy.value} onTake={take} onAway={away} />}
    </>
  );
}

function Choose({ busy, onChoose }: { busy: boolean; onChoose: (file: File | undefined) => void }) {
  const id = useId();
  return (
    <>
      <p id={id}>{t(busy ? 'data.bring_busy' : 'data.bring_what')}</p>
      <label class="btn big wide file">
        <input class="sr" type="file" accept=".zip,application/zip" disabled={busy} aria-describedby={id} onChange={(event) => onChoose(event.currentTarget.files?.[0])} />
        {t('data.bring_file')}
      </label>
    </>
  );
}

type Outcome = Brought['agreements'][number]['outcome'];
const OUTCOMES: [Outcome, IconName][] = [['agreed', 'tick'], ['same', 'known'], ['declined', 'cross'], ['waiting', 'clock'], ['not_here', 'minus']];

function Told({ archive, busy, onTake, onAway }: { archive: Brought; busy: boolean; onTake: () => void; onAway: () => void }) {
  const { cooperative, made_at, kinds, agreements, taken_at } = archive;
  const rows = (taken: boolean) => kinds.filter((each) => each.taken === taken).reduce((sum, each) => sum + each.rows, 0);
  return (
    <>
      <p><b><bdi>{cooperative}</bdi></b><span class="hint small muted">{t('data.bring_made', { on: dayFull(dayOf(made_at, zone.value)) })}</span></p>
      <ul class="lines">
        <li><Icon name="tick" small /> {tn('data.bring_taken', rows(true))}</li>
        <li><Icon name="paper" small /> {tn('data.bring_kept', rows(false))}</li>
      </ul>
      {OUTCOMES.map(([outcome, icon]) => {
        const those = agreements.filter((each) => each.outcome === outcome);
        return those.length > 0 && (
          <details class="tbl" key={outcome}>
            <summary><Icon name={icon} small />{tn(`data.bring_${outcome}`, those.length)}</summary>
            <ul class="lines small">{those.map((each) => <li key={`${each.category}-${each.purpose}-${each.recipient}`}>{What(each)} <span class="muted">· {coded('recipient', each.recipient)}</span></li>)}</ul>
          </details>
        );
      })}
      {taken_at
        ? <Banner tone="good"><p>{t('data.brought')}</p></Banner>
        : <div class="row stretch"><Button size="big" busy={busy} onClick={onAway}>{t('data.bring_away')}</Button><Button size="big" busy={busy} onClick={onTake}>{t('data.bring_take')}</Button></div>}
    </>
  );
}

/** As the wire carries it. */
const inBase64 = (file: File): Promise<string> => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});
