import type { ComponentChildren, VNode } from 'preact';
import { refresh, useHeld } from '../kit/store.ts';
import { Age } from './screen.tsx';
import { Missing } from './told.tsx';

interface WithProps<T> {
  path: string;
  /** Says under it how old it is. */
  aged?: boolean;
  /** Around what is told while there is nothing to show; what is shown then has its own. */
  frame?: (told: VNode | null) => VNode;
  children: (data: T, at: number) => ComponentChildren;
}

/** Shows `children` with the last known answer of `path` at once, and again when a newer one comes. */
export function With<T>({ path, aged, frame, children }: WithProps<T>) {
  const { data, at, error } = useHeld<T>(path);
  if (data.value !== undefined) return <>{children(data.value, at.value ?? 0)}{aged && <p class="small muted"><Age at={at.value} /></p>}</>;
  const told = error.value === undefined ? null : <Missing error={error.value} again={() => void refresh(path, true)} />;
  return frame ? frame(told) : told;
}
