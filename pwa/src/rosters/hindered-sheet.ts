import { createElement } from 'preact';
import { speakOf } from '../kit/i18n.ts';
import { query } from '../kit/route.ts';
import { later } from '../later.tsx';
import type { MyVisit } from '../wire.ts';

const Sheet = later(async () => {
  const [{ HinderedSheet: found }] = await Promise.all([import('./hindered/sheet.tsx'), speakOf('hindered')]);
  return found;
});

/** Late, or cannot go: fetched when the address asks for it. */
export const HinderedSheet = ({ visits }: { visits: MyVisit[] }) => (query.value.get('sheet') === 'hindered' ? createElement(Sheet, { visits }) : null);
