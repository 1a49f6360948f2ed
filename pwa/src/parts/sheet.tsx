import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { closeSheet } from '../kit/route.ts';
import { IconButton } from './button.tsx';

/** Answers a question about what is under it and changes nothing else. Escape, Back and the button end it. */
export function Sheet({ title, children, onClose = closeSheet }: { title: ComponentChildren; children: ComponentChildren; onClose?: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);
  const outside = (event: MouseEvent) => { if (event.target === dialog.current) onClose(); };
  return (
    <dialog class="sheet" ref={dialog} aria-labelledby={id} onClick={outside} onCancel={(event) => { event.preventDefault(); onClose(); }}>
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
