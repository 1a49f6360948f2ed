import { refresh, type Held } from '../kit/store.ts';
import { Missing } from '../parts/told.tsx';

/** In place of what neither this phone nor the server said: nothing is wrong without signal, else it says what is. */
export function Unknown({ of, path }: { of: Held<unknown>; path: string }) {
  if (of.data.value !== undefined || of.error.value === undefined) return null;
  return <Missing error={of.error.value} again={() => void refresh(path, true)} />;
}
