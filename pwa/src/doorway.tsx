import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { speakOf } from './kit/i18n.ts';

type Way = typeof import('./doorway/index.ts');

/** The way in, fetched only by who is not in: with `token`, the page a mail leads to. */
export function Doorway({ token }: { token?: string }) {
  const way = useSignal<Way | undefined>(undefined);
  useEffect(() => { void Promise.all([import('./doorway/index.ts'), speakOf('doorway')]).then(([found]) => { way.value = found; }); }, []);
  if (!way.value) return null;
  const { SignIn, UseLink } = way.value;
  return token ? <UseLink token={token} /> : <SignIn />;
}
