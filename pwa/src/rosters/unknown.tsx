import { NoAnswer } from '../kit/api.ts';
import { refresh, type Held } from '../kit/store.ts';
import { ErrorNote, NotKept } from '../parts/told.tsx';

/** In place of what neither this phone nor the server said: nothing is wrong without signal, else it says what is. */
export function Unknown({ of, path }: { of: Held<unknown>; path: string }) {
  if (of.data.value !== undefined || of.error.value === undefined) return null;
  const again = () => void refresh(path, true);
  return of.error.value instanceof NoAnswer ? <NotKept again={again} /> : <ErrorNote error={of.error.value} again={again} />;
}
