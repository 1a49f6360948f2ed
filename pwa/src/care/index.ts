import type { Pages } from '../page.ts';
import '../look/choices.css';
import '../look/coming.css';
import { Ask } from './ask.tsx';
import { Change, NotThisTime } from './change.tsx';
import { Coming } from './coming.tsx';
import { Requests } from './requests.tsx';
import { Things } from './things.tsx';
import { Wishes } from './wishes.tsx';

/** A client's place, or a trusted contact's in theirs. */
export const pages: Pages = [
  ['/for/:client/coming', Coming], ['/for/:client/ask', Ask], ['/for/:client/ask/:step', Ask], ['/for/:client/requests', Requests],
  ['/for/:client/change', Change], ['/for/:client/change/:visit', NotThisTime], ['/for/:client/things', Things], ['/for/:client/wishes', Wishes],
];
