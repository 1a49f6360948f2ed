import { useSignal } from '@preact/signals';
import { moment } from '../kit/format.ts';
import { coded, t } from '../kit/i18n.ts';
import { list } from '../kit/format.ts';
import { closeSheet } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { toast } from '../parts/toast.tsx';
import type { Look } from '../wire.ts';
import { ask } from './acts.ts';
import { concerned, who } from './looks.tsx';
import { questionsPath } from './where.ts';
import type { Question } from './wire.ts';

const MOST = 1000;

/** A question about one look. A person answers it, by name. */
export function AskAbout({ look }: { look: Look }) {
  const words = useSignal('');
  // Held, so that the question stands in the list of them even before it was sent.
  useHeld<Question[]>(questionsPath());
  const give = async () => {
    const { opened_at, purpose, recipient, categories, id } = look;
    await ask({ id, opened_at, purpose, recipient, categories, actor_id: null, program: look.actor.program }, words.value.trim());
    toast({ text: t('data.question_sent'), detail: t('data.question_next') });
    closeSheet();
  };
  return (
    <Sheet title={t('data.ask')}>
      <p><b>{who(look)}</b><br />{t(look.actor.kind === 'person' ? 'looks.saw' : 'looks.used', { what: list(concerned(look).map((each) => coded('category', each))) })}<br /><span class="muted">{moment(look.opened_at)}</span></p>
      <TextArea label={t('data.ask_words')} value={words.value} onInput={(value) => { words.value = value; }} hint={t('data.ask_hint')} most={MOST} />
      <Button look="main" size="big" wide disabled={!words.value.trim()} onClick={() => void give()}>{t('data.ask_do')}</Button>
    </Sheet>
  );
}
