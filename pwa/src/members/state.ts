import { signal } from '@preact/signals';
import { get, Problem, send } from '../kit/api.ts';
import { forgetCopies, openFor, ownerId, prune, wipe } from '../kit/db.ts';
import { zone } from '../kit/format.ts';
import { language, speak } from '../kit/i18n.ts';
import { languageFor } from '../kit/languages.ts';
import { flush, readRows, record } from '../kit/outbox.ts';
import { forget } from '../kit/store.ts';
import { LANGUAGE_KEY, LOOK_KEYS, ME, MEMBER_KEY } from './keys.ts';
import type { DemoPerson, Me } from '../wire.ts';

/** What the first page asks for goes before what only keeps things in order. */
const FIRST_PAGE_MS = 2_000;

export const me = signal<Me | undefined>(undefined);
export const phase = signal<'starting' | 'out' | 'in'>('starting');

/** Shows what this phone knows at once, then asks the server who we are. */
export async function startSession(): Promise<void> {
  addEventListener('storage', elsewhere);
  // Asked while the texts come: on a slow line this is a whole way there and back.
  const asked = get<Me>(ME).then((found) => ({ found }), (error: unknown) => ({ error }));
  const texts = speak(languageFor(localStorage.getItem(LANGUAGE_KEY) ?? undefined, ...navigator.languages));
  const member = localStorage.getItem(MEMBER_KEY);
  if (member) await showKept(member);
  await Promise.all([texts, asked.then(check)]);
}

/** Another page of this browser signed out, or somebody else in: what this one shows and holds is not theirs. */
function elsewhere({ key }: StorageEvent): void {
  if (!leaving && (key === MEMBER_KEY || key === null) && ownerId() && localStorage.getItem(MEMBER_KEY) !== ownerId()) location.reload();
}

async function showKept(member: string): Promise<void> {
  const db = await openFor(member);
  const kept = await db.get('copies', ME);
  await readRows();
  if (kept) await show(kept.value as Me);
}

async function check(answer: { found: Me } | { error: unknown }): Promise<void> {
  if ('found' in answer) return enter(answer.found);
  if (isOut(answer.error)) return sessionEnded();
  if (phase.value === 'starting') phase.value = 'out';
}

async function show(found: Me): Promise<void> {
  zone.value = found.cooperative.zone;
  const spoken = languageFor(found.language) === language.value && localStorage.getItem(LANGUAGE_KEY) === found.language;
  if (!spoken) await useLanguage(found.language);
  me.value = found;
  phase.value = 'in';
}

async function useLanguage(code: string): Promise<void> {
  localStorage.setItem(LANGUAGE_KEY, code);
  await speak(languageFor(code));
}

/** The server says who we are: opens their database and sends what waited for them. */
export async function enter(found: Me): Promise<void> {
  await makeRoom(found.member_id);
  localStorage.setItem(MEMBER_KEY, found.member_id);
  const db = await openFor(found.member_id);
  await db.put('copies', { path: ME, value: found, at: Date.now() });
  await readRows();
  await show(found);
  void prune(Date.now());
  void flush();
  setTimeout(() => void renewPush(found), FIRST_PAGE_MS);
}

async function renewPush(person: Me): Promise<void> {
  const push = await import('../kit/push.ts').catch(() => undefined);
  if (me.value?.member_id === person.member_id) await push?.resync().catch(() => undefined);
}

/** Whoever was here before leaves nothing to be read by the next; what they did not send waits for them. */
async function makeRoom(next: string): Promise<void> {
  const before = localStorage.getItem(MEMBER_KEY);
  if (ownerId() && ownerId() !== next) forget();
  if (!before || before === next) return;
  phase.value = 'starting';
  me.value = undefined;
  await openFor(before);
  await forgetCopies();
  forget();
}

/** Signing out goes on: the way in shows once nothing is left, whoever else hears of it meanwhile. */
let leaving = false;

/** The session ended elsewhere: nothing read stays on this phone, what was not sent does. */
export async function sessionEnded(): Promise<void> {
  if (phase.value === 'out' || leaving) return;
  phase.value = 'out';
  me.value = undefined;
  forget();
  await forgetCopies();
}

const isOut = (error: unknown): boolean => error instanceof Problem && error.status === 401;

/** Ends the session and deletes everything of this member from this phone. */
export async function signOut(): Promise<void> {
  leaving = true;
  try {
    await leave();
  } finally {
    leaving = false;
  }
  me.value = undefined;
  phase.value = 'out';
}

async function leave(): Promise<void> {
  const looks = LOOK_KEYS.map((key) => [key, localStorage.getItem(key)] as const);
  await send('DELETE', '/api/sessions/current').catch(async (error: unknown) => {
    // The server also tells the browser to forget everything, and the browser may cut off the very answer that says so.
    if (!isOut(error) && !(await get(ME).then(() => false, isOut))) throw error;
  });
  await wipe();
  forget();
  // The browser forgets all of it where it knows how to; here as well where it does not.
  localStorage.clear();
  for (const [key, chosen] of looks) if (chosen) localStorage.setItem(key, chosen);
  await readRows();
}

export const askForLink = (email: string): Promise<unknown> => send('POST', '/api/sign-in-links', { email });
export const signInWith = async (token: string): Promise<void> => enter(await send<Me>('POST', '/api/sessions', { token }));

/** Becomes a person of the demo; whoever was signed in here is signed out first. */
export async function become(person: DemoPerson): Promise<void> {
  if (me.value) await signOut();
  await enter(await send<Me>('POST', '/api/demo/sessions', { member_id: person.member_id }));
}

/** Changes the language here at once, and for mails and notices when the server hears of it. */
export async function changeLanguage(code: string): Promise<void> {
  await useLanguage(code);
  if (!me.value) return;
  me.value = { ...me.value, language: code };
  await record({
    thing: 'language', method: 'PUT', url: '/api/me/language', body: { language: code }, words: { key: 'queue.language', params: {} },
    copy: ME, patch: { field: 'language', value: code },
  });
}
