import { useSignal } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { toast } from '../parts/toast.tsx';
import { Part } from './part.tsx';

/** What one touches to act, and what opens then. */
export function Acting() {
  return (
    <>
      <Part name="button">
        <Button look="main" size="big" icon="tick" wide>{t('parts.large')}</Button>
        <Button look="main" size="big" wide busy>{t('parts.busy')}</Button>
        <div class="row">
          <Button>{t('parts.plain')}</Button>
          <Button look="soft" icon="heart">{t('parts.soft')}</Button>
          <Button look="quiet">{t('parts.quiet')}</Button>
          <Button pressed>{t('parts.pressed')}</Button>
          <Button busy>{t('parts.busy')}</Button>
          <Button disabled>{t('parts.disabled')}</Button>
          <Button size="slim" icon="undo">{t('act.undo')}</Button>
          <IconButton name="cross" label={t('act.close')} />
        </div>
      </Part>
      <Opening />
    </>
  );
}

function Opening() {
  const open = useSignal<'dialog' | 'sheet' | undefined>(undefined);
  const close = () => { open.value = undefined; };
  const tell = () => toast({ text: t('act.save'), detail: t('parts.sentence'), undo: () => toast({ text: t('act.undo') }) });
  return (
    <>
      <Part name="dialog"><Button onClick={() => { open.value = 'dialog'; }}>{t('parts.open')}</Button></Part>
      <Part name="sheet"><Button onClick={() => { open.value = 'sheet'; }}>{t('parts.open')}</Button></Part>
      <Part name="toast"><Button onClick={tell}>{t('parts.open')}</Button></Part>
      {open.value === 'dialog' && (
        <Dialog title={t('parts.ask')} yes={t('parts.ask_yes')} no={t('parts.ask_no')} onYes={close} onNo={close}><p>{t('parts.ask_words')}</p></Dialog>
      )}
      {open.value === 'sheet' && <Sheet title={t('parts.sheet')} onClose={close}><p>{t('parts.sentence')}</p></Sheet>}
    </>
  );
}
