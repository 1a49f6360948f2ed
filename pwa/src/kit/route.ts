import { computed, signal } from '@preact/signals';

/** What stands after `#`: "/visits/1?sheet=why". */
const hash = signal('/');
/** How many of our own pages lie before this one in the history: is "back" still inside? */
let depth = 0;
/** Told of each change of page, and whether it went forward. */
let moved: (forward: boolean) => void = () => undefined;

export const path = computed(() => hash.value.split('?')[0] || '/');
export const query = computed(() => new URLSearchParams(hash.value.split('?')[1] ?? ''));

/** The values of `:names` in `pattern` if `at` fits it; a last `*` fits the rest. */
export function match(pattern: string, at: string): Record<string, string> | null {
  const want = pattern.split('/').filter(Boolean);
  const have = at.split('/').filter(Boolean);
  const open = want.at(-1) === '*';
  if (open) want.pop();
  if (open ? have.length < want.length : have.length !== want.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of want.entries()) {
    const value = decoded(have[index]!);
    if (part.startsWith(':')) found[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return found;
}

/** An address somebody broke is no page, and no error either. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const href = (to: string): string => `#${to}`;

/** Opens `to` as a new page of the history. */
export function go(to: string): void {
  location.hash = to;
}

/** Puts `to` in place of the page that is open. */
export function replace(to: string): void {
  const before = path.value;
  history.replaceState(history.state, '', href(to));
  read();
  if (before !== path.value) moved(true);
}

/** One page back, or `otherwise` if this page was opened from outside (a notice, a link in a mail). */
export function back(otherwise: string): void {
  if (depth > 0) history.back();
  else replace(otherwise);
}

/** Opens a sheet over the page; the phone's own Back closes it. */
export function openSheet(name: string, id = ''): void {
  go(`${path.value}?${new URLSearchParams({ sheet: name, ...(id && { id }) })}`);
}

export function closeSheet(): void {
  if (query.value.has('sheet')) back(path.value);
}

function read(): void {
  hash.value = location.hash.slice(1) || '/';
}

/** Follows the address; calls `onMove` after each change of page, not when only a sheet opens or closes. */
export function startRoutes(onMove: (forward: boolean) => void): void {
  moved = onMove;
  depth = (history.state as { depth?: number } | null)?.depth ?? 0;
  history.replaceState({ depth }, '');
  read();
  addEventListener('hashchange', () => {
    const before = path.value;
    const known = (history.state as { depth?: number } | null)?.depth;
    depth = known ?? depth + 1;
    if (known === undefined) history.replaceState({ depth }, '');
    read();
    if (before !== path.value) moved(known === undefined);
  });
}
