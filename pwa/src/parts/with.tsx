import type { ComponentChildren } from 'preact';
import { NoAnswer } from '../kit/api.ts';
import { refresh, useHeld } from '../kit/store.ts';
import { ErrorNote, NotKept } from './told.tsx';

/** Shows `children` with the last known answer of `path` at once, and again when a newer one comes. */
export function With<T>({ path, children }: { path: string; children: (data: T, at: number) => ComponentChildren }) {
  const { data, at, error } = useHeld<T>(path);
  if (data.value !== undefined) return <>{children(data.value, at.value ?? 0)}</>;
  const again = () => void refresh(path, true);
  if (error.value instanceof NoAnswer) return <NotKept again={again} />;
  if (error.value) return <ErrorNote error={error.value} again={again} />;
  return null;
}
