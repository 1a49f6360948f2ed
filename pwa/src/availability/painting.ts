import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Canvas } from './painter.ts';

/** Cells painted within this time are one stroke: taken back together. */
const STROKE_MS = 1_500;

/** A canvas under somebody's finger: what is painted shows at once, and is kept one change after the other. */
export function usePainting(base: Canvas, save: (canvas: Canvas) => Promise<void>) {
  const draft = useSignal<Canvas | undefined>(undefined);
  const saving = useRef(Promise.resolve());
  const stroke = useRef<{ before: Canvas; at: number } | undefined>(undefined);
  const canvas = draft.value ?? base;

  const put = (next: Canvas) => {
    draft.value = next;
    saving.current = saving.current.then(async () => {
      await save(next);
      if (draft.value === next) draft.value = undefined;
    });
  };
  /** Paints, and answers what takes the whole stroke back. */
  const paint = (change: (canvas: Canvas) => Canvas): (() => void) => {
    const before = draft.value ?? base;
    const now = Date.now();
    const running = stroke.current && now - stroke.current.at < STROKE_MS ? stroke.current.before : before;
    stroke.current = { before: running, at: now };
    put(change(before));
    return () => put(running);
  };
  return { canvas, paint };
}
