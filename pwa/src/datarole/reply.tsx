import { useSignal } from '@preact/signals';
import { send } from '../kit/api.ts';
import { t } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import type { IconName } from '../parts/icon.tsx';
import { toast } from '../parts/toast.tsx';
import { ErrorNote } from '../parts/told.tsx';
import { DESK } from './frame.tsx';

const MOST = 1000;

/** One way to answer: where it is sent, and what is said when it has gone. */
export interface Way { word: string; icon?: IconName; path: string; said: string }

/** An answer to a member, with words and by name. Ways to answer look the same. What is typed stays when it does not go through. */
export function Reply({ label, ways }: { label: string; ways: Way[] }) {
  const words = useSignal('');
  const busy = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const give = async ({ path, said }: Way) => {
    busy.value = true;
    error.value = undefined;
    try {
      await send('POST', DESK + path, { words: words.value.trim() });
      toast({ text: said });
      await refresh(DESK, true);
    } catch (problem) {
      error.value = problem;
    }
    busy.value = false;
  };
  return (
    <>
      <TextArea label={label} hint={t('datarole.words_hint')} most={MOST} value={words.value} onInput={(value) => { words.value = value; }} />
      {error.value !== undefined && <ErrorNote error={error.value} />}
      <div class="row stretch">
        {ways.map((way) => <Button key={way.path} disabled={!words.value.trim()} busy={busy.value} {...(way.icon && { icon: way.icon })} onClick={() => void give(way)}>{way.word}</Button>)}
      </div>
    </>
  );
}
