import '../look/choices.css';
import '../parts/icons-day.ts';

/** All of a client's place but its first page: fetched when it is first opened. */
export { Ask } from './ask.tsx';
export { Change, NotThisTime } from './change.tsx';
export { Requests } from './requests.tsx';
export { Things } from './things.tsx';
export { DoorNote } from './door-note.tsx';
export { Wishes } from './wishes.tsx';
