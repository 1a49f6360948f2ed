import { once, useHeard, type Heard } from '../kit/heard.ts';
import { hold, refresh } from '../kit/store.ts';
import type { RosterHead, Week } from './wire.ts';

export const weekPath = (week: string): string => `/api/weeks/${week}`;
export const headPath = (id: string): string => `/api/rosters/${id}`;
export const differencePath = (id: string): string => `/api/rosters/${id}/difference`;
export const REQUESTS = '/api/care-requests?state=waiting';

/** Looks again at what `heard` is about. */
export function hear(heard: Heard, open: string): Promise<void> {
  if (/request/.test(heard.kind)) return once(REQUESTS, () => refresh(REQUESTS, true));
  if (heard.week_on && heard.week_on !== open) return Promise.resolve();
  const { id } = heard;
  if (/^roster$|draft/.test(heard.kind) && id) return once(id, () => hearRoster(id, open));
  return once(open, () => refresh(weekPath(open), true));
}

/** The week is large, so progress alone does not fetch it: only a draft that is another one, or stands otherwise. */
async function hearRoster(id: string, open: string): Promise<void> {
  const week = hold<Week>(weekPath(open)).data;
  const head = hold<RosterHead>(headPath(id)).data;
  await refresh(headPath(id), true);
  const [shown, now] = [week.value?.draft, head.value];
  if (shown?.id !== id || shown.state !== now?.state || shown.version !== now.version) await once(open, () => refresh(weekPath(open), true));
}

/** Something was said while nobody listened: all of it is looked at again. */
const hearAll = async (open: string): Promise<void> => {
  await Promise.all([once(REQUESTS, () => refresh(REQUESTS, true)), once(open, () => refresh(weekPath(open), true))]);
  const draft = hold<Week>(weekPath(open)).data.value?.draft;
  if (draft) await once(draft.id, () => hearRoster(draft.id, open));
};

/** Keeps what is on the coordinator's screens as the server knows it. */
export const useChanges = (open: string): void => useHeard(open, (heard) => void hear(heard, open), () => void hearAll(open));
