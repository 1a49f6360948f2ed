import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { t } from '../kit/i18n.ts';
import { record } from '../kit/outbox.ts';
import { back } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import type { DoorNote as Written } from '../wire.ts';
import { mayDo, NotMine, whose } from './shared.tsx';
import { Unread } from './unread.tsx';

const MOST_LETTERS = 300;

/** How to get in, for whoever comes. The phone keeps no copy: only words that wait for signal stay here until they have gone. */
export function DoorNote({ client }: { client: string }) {
  const title = whose('door.title');
  if (!mayDo('notes')) return <NotMine topic="notes" title={title} />;
  const frame = (told: VNode | null) => <Screen title={title} back={`/for/${client}/things`}>{told}</Screen>;
  return <With<Written> path={doorNotePath(client)} frame={frame}>{(written) => <Form key={written.version} client={client} written={written} />}</With>;
}

const doorNotePath = (client: string): string => `/api/clients/${client}/door-note`;

function save(client: string, version: number, note: string): Promise<void> {
  const url = doorNotePath(client);
  const change = note ? { method: 'PUT' as const, body: { version, note } } : { method: 'DELETE' as const };
  return record({ thing: `door-note:${client}`, url, copy: url, words: { key: 'queue.door', params: {} }, ...change });
}

function Form({ client, written }: { client: string; written: Written }) {
  const note = useSignal(written.note ?? '');
  const keep = async (text: string) => {
    await save(client, written.version, text);
    toast({ text: t(text ? 'door.saved' : 'door.erased') });
    back(`/for/${client}/things`);
  };
  return (
    <Screen title={whose('door.title')} back={`/for/${client}/things`}
      dock={<Button look="main" size="big" onClick={() => void keep(note.value.trim())}>{t('act.save')}</Button>}>
      <News />
      <TextArea label={t('door.label')} hint={t('door.hint')} most={MOST_LETTERS} value={note.value} onInput={(text) => { note.value = text; }} />
      <p class="row nowrap"><Icon name="lock" /> {t('door.who')}</p>
      <Unread category="HomeAccess" />
      <p class="muted">{t('door.looked', { looks: t('looks.title') })}</p>
      {written.note && <Button look="quiet" onClick={() => void keep('')}>{t('door.erase')}</Button>}
    </Screen>
  );
}
