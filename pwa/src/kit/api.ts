import { signal } from '@preact/signals';
import type { FieldError, Params, ProblemDetails } from '../wire.ts';
import { ownerId } from './db.ts';
import { early, tooLate } from './early.ts';
import { newId } from './id.ts';

export type Unsafe = 'POST' | 'PUT' | 'DELETE';

/** Nobody answered the last question: the screens say "No signal. Carry on." */
export const offline = signal(false);

/** How often the phone has said that it lost its signal: an answer to a question from before says nothing of now. */
let losses = 0;

/** The phone says that it has no signal. */
export function signalLost(): void {
  losses += 1;
  offline.value = true;
}

const TIMEOUT_MS = 20_000;

/** The server answered, and the answer is no: RFC 9457 problem details. */
export class Problem extends Error {
  readonly status: number;
  /** In the language of the screen, as `message` is: the server has the words for its codes. */
  readonly title: string;
  readonly code: string;
  readonly params: Params;
  readonly errors: FieldError[];

  constructor(status: number, details: Partial<ProblemDetails>) {
    super(details.detail ?? '');
    this.title = details.title ?? '';
    this.status = status;
    this.code = details.code ?? `http_${status}`;
    this.params = details.params ?? {};
    this.errors = details.errors ?? [];
  }
}

/** Nobody answered: no signal, a server that is away, or too slow. Trying later is right. */
export class NoAnswer extends Error {}

/** Nobody is there for now, or too many are: 500 is not among them, it may be over this very thing each time. */
const PASSING = new Set([408, 429, 502, 503, 504]);

/** Whether nothing is known of the thing itself, and trying later is all there is to do. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Problem) return PASSING.has(error.status);
  return error instanceof NoAnswer;
}

/** Reads one JSON document, for `member`. */
export async function get<T>(path: string, member: string = ownerId()): Promise<T> {
  return parse<T>(await call(path, { headers: { accept: 'application/json', ...meant(member) } }, early(path)));
}

/** Whose screen asks: in another page of this browser somebody else may have signed in, and then the answer is 401. */
const meant = (member: string): Record<string, string> => (member ? { 'for-member': member } : {});

/** Sends a change of `member`; the same `key` twice is one change, so a retry after a lost answer is safe. */
export async function send<T>(method: Unsafe, path: string, body?: unknown, key: string = newId(), member: string = ownerId()): Promise<T> {
  tooLate();
  const headers: Record<string, string> = { accept: 'application/json', 'idempotency-key': key, ...meant(member) };
  // A body-less DELETE must not claim to carry JSON; a body-less POST says the empty document.
  if (method !== 'DELETE' || body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers };
  if ('content-type' in headers) init.body = JSON.stringify(body ?? {});
  return parse<T>(await call(path, init));
}

async function call(path: string, init: RequestInit, asked?: Promise<Response>): Promise<Response> {
  const before = losses;
  try {
    const headers = { ...init.headers, 'accept-language': globalThis.document?.documentElement?.lang || 'en' };
    const response = await (asked ?? fetch(path, { ...init, headers, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) }));
    if (losses === before) offline.value = false;
    return response;
  } catch (cause) {
    offline.value = true;
    throw new NoAnswer('no answer', { cause });
  }
}

async function parse<T>(response: Response): Promise<T> {
  const text = await response.text().catch((cause: unknown) => { throw new NoAnswer('cut off', { cause }); });
  const body = json(text, response.status);
  if (!response.ok) throw new Problem(response.status, (body ?? {}) as Partial<ProblemDetails>);
  return body as T;
}

function json(text: string, status: number): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (status === 500) return undefined;
    // A page of a proxy or a captive portal, not of ours: the same as no answer.
    throw new NoAnswer('not JSON');
  }
}
