import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Parts of one thing of which one is open: arrow keys go from tab to tab. Views with an address of their own are `Segmented`. */
export function Tabs({ label, items }: { label: string; items: { title: string; content: ComponentChildren }[] }) {
  const [open, setOpen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (open + (document.documentElement.dir === 'rtl' ? -step : step) + items.length) % items.length;
    setOpen(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div>
      <div class="seg" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {items.map(({ title }, at) => (
          <button key={title} type="button" role="tab" id={`${id}-${at}`} aria-selected={at === open} aria-controls={`${id}-panel`}
            tabIndex={at === open ? 0 : -1} onClick={() => setOpen(at)}>{title}</button>
        ))}
      </div>
      <div class="tabpanel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`} tabIndex={0}>{items[open]?.content}</div>
    </div>
  );
}
