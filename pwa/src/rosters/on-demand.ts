import { createElement } from 'preact';
import { speakOf } from '../kit/i18n.ts';
import { query } from '../kit/route.ts';
import { later } from '../later.tsx';
import type { MyVisit } from '../wire.ts';

const more = async () => (await Promise.all([import('./more.ts'), speakOf('rosters_more')]))[0];
const Sheet = later(async () => (await more()).HinderedSheet);
const Note = later(async () => (await more()).DoorNote, false);

/** Late, or cannot go: fetched when the address asks for it. */
export const HinderedSheet = ({ visits }: { visits: MyVisit[] }) => (query.value.get('sheet') === 'hindered' ? createElement(Sheet, { visits }) : null);

/** How to get in, as it is written: fetched when it is asked for, as the note is. */
export const DoorNote = ({ visit }: { visit: MyVisit }) => createElement(Note, { visit });
