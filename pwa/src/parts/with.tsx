import type { ComponentChildren } from 'preact';
import { refresh, useHeld } from '../kit/store.ts';
import { ErrorNote } from './told.tsx';

/** Shows `children` with the last known answer of `path` at once, and again when a newer one comes. */
export function With<T>({ path, children }: { path: string; children: (data: T, at: number) => ComponentChildren }) {
  const { data, at, error } = useHeld<T>(path);
  if (data.value !== undefined) return <>{children(data.value, at.value ?? 0)}</>;
  if (error.value) return <ErrorNote error={error.value} again={() => void refresh(path, true)} />;
  return null;
}
