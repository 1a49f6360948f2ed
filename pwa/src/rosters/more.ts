/** What a visit has besides, fetched in one piece when some of it is first wanted. */
export { DoorNote } from './door-note.tsx';
export { HinderedSheet } from './hindered/sheet.tsx';
