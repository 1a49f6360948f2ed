import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { closeSheet } from '../kit/route.ts';
import { IconButton } from './button.tsx';
import { useModal } from './modal.ts';

/** Answers a question about what is under it and changes nothing else. Escape, Back and the button end it. */
export function Sheet({ title, children, onClose = closeSheet }: { title: ComponentChildren; children: ComponentChildren; onClose?: () => void }) {
  const { heading, ...modal } = useModal(onClose);
  const id = useId();
  return (
    <dialog class="sheet" aria-labelledby={id} {...modal}>
      <div class="sheet-in">
        <div class="grab" />
        <div class="sheet-head">
          <h2 id={id} ref={heading} tabIndex={-1}>{title}</h2>
          <IconButton name="cross" label={t('act.close')} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
