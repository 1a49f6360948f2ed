import { createElement } from 'preact';
import { speakOf } from '../kit/i18n.ts';
import { query } from '../kit/route.ts';
import { later } from '../later.tsx';
import type { MyVisit } from '../wire.ts';

const Sheet = later(async () => {
  const [{ WhySheet: found }] = await Promise.all([import('./why.tsx'), speakOf('why')]);
  return found;
});

/** Why a visit is mine: fetched when the address asks for it. */
export const WhySheet = ({ visits }: { visits: MyVisit[] }) => (query.value.get('sheet') === 'why' ? createElement(Sheet, { visits }) : null);
