import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { languageName } from '../kit/format.ts';
import { coded, t, tn } from '../kit/i18n.ts';
import { record } from '../kit/outbox.ts';
import { back } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { ChooseMany, ChooseOne } from '../parts/choice.tsx';
import { Icon } from '../parts/icon.tsx';
import { Age, Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { acting } from '../places.ts';
import { whose } from './shared.tsx';
import { Unread } from './unread.tsx';
import type { GenderWish, KnownWorker, Wishes as Wished } from '../wire.ts';

const LANGUAGES = ['en', 'gu', 'hi', 'pa', 'ur', 'bn', 'ta', 'ar', 'pl', 'cy'];
const NEEDS = ['large_print', 'ring_before', 'no_phone_calls', 'speak_slowly', 'write_down', 'read_aloud', 'printed_week'];
const GENDERS: GenderWish[] = ['any', 'woman', 'man'];

export const wishesPath = (client: string): string => `/api/clients/${client}/wishes`;

/** What the rota should know about how a client likes to be helped. No reason is asked for anything. */
export function Wishes({ client }: { client: string }) {
  const frame = (told: VNode | null) => <Screen title={whose('wishes.title')} back={`/for/${client}/things`}>{told}</Screen>;
  return <With<Wished> path={wishesPath(client)} frame={frame}>{(wishes, at) => <Form client={client} wishes={wishes} at={at} />}</With>;
}

function save(client: string, wishes: Wished): Promise<void> {
  const { version, languages, gender, needs, declined } = wishes;
  return record({
    thing: `wishes:${client}`, method: 'PUT', url: wishesPath(client), copy: wishesPath(client), answersCopy: true,
    body: { version, languages, gender, needs, declined: declined.map((each) => each.worker_id) }, patch: { field: '', value: wishes },
    words: { key: 'queue.wishes', params: {} },
  });
}

const known = (all: string[], chosen: string[]): string[] => [...new Set([...all, ...chosen])];

function Form({ client, wishes, at }: { client: string; wishes: Wished; at: number }) {
  const form = useSignal(wishes);
  const set = (part: Partial<Wished>) => { form.value = { ...form.value, ...part }; };
  const keep = async () => {
    await save(client, { ...form.value, version: wishes.version });
    toast({ text: t('wishes.saved'), undo: () => void save(client, wishes) });
    back(`/for/${client}/things`);
  };
  return (
    <Screen title={whose('wishes.title')} news={acting.value ? undefined : t('wishes.news')} back={`/for/${client}/things`}
      dock={<Button look="main" size="big" onClick={() => void keep()}>{t('act.save')}</Button>}>
      <News />
      <ChooseMany title={<h2>{t('wishes.languages')}</h2>} name="languages" values={form.value.languages} onChange={(languages) => set({ languages })}
        choices={known(LANGUAGES, wishes.languages).map((value) => ({ value, label: languageName(value) }))} />
      <Unread category="Language" />
      <ChooseOne<GenderWish> title={<h2>{t('wishes.gender')}</h2>} name="gender" value={form.value.gender} onChange={(gender) => set({ gender })}
        choices={GENDERS.map((value) => ({ value, label: t(`gender.${value}`) }))} />
      <Unread category="MatchPreference" />
      <ChooseMany title={<h2>{t('wishes.needs')}</h2>} name="needs" values={form.value.needs} onChange={(needs) => set({ needs })}
        choices={known(NEEDS, wishes.needs).map((value) => ({ value, label: coded('need', value) }))} />
      <Unread category="AccessNeeds" />
      <Declined client={client} declined={form.value.declined} onChange={(declined) => set({ declined })} />
      <p class="muted"><Age at={at} /></p>
    </Screen>
  );
}

/** Workers a client would rather not have. Private: nobody who gives care is ever told. */
function Declined({ client, declined, onChange }: { client: string; declined: Wished['declined']; onChange: (declined: Wished['declined']) => void }) {
  const workers = useHeld<KnownWorker[]>(`/api/clients/${client}/workers`).data.value ?? [];
  const all = [...workers, ...declined.filter((each) => !workers.some((worker) => worker.id === each.worker_id)).map((each) => ({ id: each.worker_id, given_name: each.given_name, visits_before: 0 }))];
  const ids = declined.map((each) => each.worker_id);
  const pick = (chosen: string[]) => onChange(all.filter((worker) => chosen.includes(worker.id)).map((worker) => ({ worker_id: worker.id, given_name: worker.given_name })));
  if (!all.length) return null;
  return (
    <section>
      <ChooseMany title={<h2>{t('wishes.declined')}</h2>} name="declined" values={ids} onChange={pick}
        choices={all.map((worker) => ({ value: worker.id, label: worker.given_name, hint: worker.visits_before ? tn('coming.known', worker.visits_before, { name: worker.given_name }) : '' }))} />
      <p class="row nowrap small muted"><Icon name="lock" /> {t('wishes.declined_private')}</p>
    </section>
  );
}
