/** What a visit's card has besides: fetched when it is first wanted, in one piece. */
export { DoorNote } from './door-note.tsx';
export { HinderedSheet } from './sheet.tsx';
