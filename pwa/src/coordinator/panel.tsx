import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { IconButton } from '../parts/button.tsx';
import { ErrorNote } from '../parts/told.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { failure } from './actions.ts';
import { beside } from './room.ts';

interface PanelProps {
  title: ComponentChildren;
  lead?: ComponentChildren;
  children?: ComponentChildren;
  /** Stays in sight below what scrolls: the action. */
  foot?: ComponentChildren;
  onClose?: () => void;
  /** The title takes the focus when another thing opens in the panel. */
  about?: string;
}

/** What the board is about right now, beside it. It sticks and never covers. */
export function Panel({ title, lead, children, foot, onClose, about }: PanelProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (about) heading.current?.focus({ preventScroll: true }); }, [about]);
  const inside = (
    <>
      {lead && <div class="small muted">{lead}</div>}
      <Failure />
      {children}
    </>
  );
  if (onClose && !beside.value) return <Sheet title={title} onClose={onClose}><div class="panel-in">{inside}{foot}</div></Sheet>;
  return (
    <aside class="panel" aria-labelledby={id}>
      <div class="panel-head"><h2 id={id} ref={heading} tabIndex={-1}>{title}</h2>{onClose && <IconButton name="cross" label={t('act.close')} onClick={onClose} />}</div>
      <div class="panel-in">{inside}</div>
      {foot && <div class="panel-foot">{foot}</div>}
    </aside>
  );
}

/** What did not go through, in words; it stays until something does. */
export function Failure() {
  return failure.value ? <ErrorNote error={failure.value} /> : null;
}

/** A figure before and after, as a line of a list of terms. */
export function BeforeAfter({ term, before, after }: { term: ComponentChildren; before: string; after: string }) {
  const same = before === after;
  return (
    <div>
      <dt>{term}</dt>
      <dd class="num">{same ? t('board.stays', { value: after }) : <>{before} <span aria-hidden="true">→</span><span class="sr">{t('board.becomes')}</span> <b>{after}</b></>}</dd>
    </div>
  );
}
