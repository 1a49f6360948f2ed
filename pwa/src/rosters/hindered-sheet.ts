import { createElement } from 'preact';
import { speakOf } from '../kit/i18n.ts';
import { query } from '../kit/route.ts';
import { later } from '../later.tsx';
import type { MyVisit } from '../wire.ts';

const more = async () => (await Promise.all([import('./hindered/index.ts'), speakOf('hindered')]))[0];
const Sheet = later(async () => (await more()).HinderedSheet);
const Row = later(async () => (await more()).DoorNoteRow, false);

/** Late, or cannot go: fetched when the address asks for it. */
export const HinderedSheet = ({ visits }: { visits: MyVisit[] }) => (query.value.get('sheet') === 'hindered' ? createElement(Sheet, { visits }) : null);

/** How to get in, on the card of a visit: fetched once the card stands. */
export const DoorRow = ({ visit }: { visit: MyVisit }) => createElement(Row, { visit });
