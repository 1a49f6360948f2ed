/** What a visit's card has besides: fetched when it is first wanted, in one piece. */
export { DoorNoteRow } from './door-note.tsx';
export { HinderedSheet } from './sheet.tsx';
