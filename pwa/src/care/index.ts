import type { Page, Pages } from '../page.ts';
import '../look/coming.css';
import { speakOf } from '../kit/i18n.ts';
import { later } from '../later.tsx';
import { Coming } from './coming.tsx';

type More = typeof import('./more.ts');
type Circle = typeof import('./circle/index.ts');

const more = (name: keyof More): Page => later(async () => {
  const [found] = await Promise.all([import('./more.ts'), speakOf('asking')]);
  return found[name] as Page;
});
const circle = (name: keyof Circle): Page => later(async () => {
  const [found] = await Promise.all([import('./circle/index.ts'), speakOf('asking'), speakOf('circle')]);
  return found[name] as Page;
});
const MyData = later(async () => (await Promise.all([import('../mydata/index.tsx'), speakOf('coop')]))[0].MyData);
const Emergencies = later(async () => (await Promise.all([import('../mydata/emergencies.tsx'), speakOf('coop')]))[0].Emergencies);
const Ask = more('Ask');

/** A client's place, or a trusted contact's in theirs. */
export const pages: Pages = [
  ['/for/:client/coming', Coming], ['/for/:client/ask', Ask], ['/for/:client/ask/:step', Ask], ['/for/:client/requests', more('Requests')],
  ['/for/:client/change', more('Change')], ['/for/:client/change/:visit', more('NotThisTime')], ['/for/:client/things', more('Things')],
  ['/for/:client/wishes', more('Wishes')], ['/for/:client/door-note', more('DoorNote')], ['/for/:client/history', circle('History')], ['/for/:client/step-down', circle('StepDown')],
  ['/for/:client/circle', circle('Circle')], ['/for/:client/circle/ask', circle('AskSomebody')], ['/for/:client/circle/:contact', circle('ChangeTrust')],
  ['/for/:client/emergency', Emergencies], ['/for/:client/data/*', MyData],
];
