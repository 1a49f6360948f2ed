import { speakOf } from './kit/i18n.ts';
import { later } from './later.tsx';

/** What a client's link leads to, fetched only by who has one. */
export const Joining = later<{ token: string }>(async () => {
  const [{ Join }] = await Promise.all([import('./care/joining/index.ts'), speakOf('join')]);
  return Join;
});
