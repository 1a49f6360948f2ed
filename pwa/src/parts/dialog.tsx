import '../look/dialog.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from './button.tsx';
import { useModal } from './modal.ts';

export interface DialogProps {
  /** The question. */
  title: string;
  /** The effect, said before the choice. */
  children: ComponentChildren;
  yes: string;
  no: string;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before something that has no way back, because others are told at once. Everything else is done, with Undo. */
export function Dialog({ title, children, yes, no, busy, onYes, onNo }: DialogProps) {
  const { heading, ...modal } = useModal(onNo);
  const id = useId();
  return (
    <dialog class="ask" aria-labelledby={id} {...modal}>
      <div class="ask-in">
        <h2 id={id} ref={heading} tabIndex={-1}>{title}</h2>
        {children}
        <div class="row stretch">
          <Button size="big" onClick={onNo}>{no}</Button>
          <Button look="main" size="big" {...(busy && { busy })} onClick={onYes}>{yes}</Button>
        </div>
      </div>
    </dialog>
  );
}
