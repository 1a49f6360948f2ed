import { signal } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { hold } from '../kit/store.ts';
import { toast } from '../parts/toast.tsx';
import type { Day, Instant, Uuid } from '../wire.ts';
import { weekPath } from './events.ts';
import type { Drafted, Week } from './wire.ts';

/** One thing somebody did to a draft here, and the way back. */
export interface Done {
  id: number;
  draft: Uuid;
  week_on: Day;
  visit: Uuid;
  said: string;
  at: Instant;
  /** Who held the visit once it was done: as long as that is so, nobody else has touched it. */
  left: string;
  /** The inverse call; true when it went through. */
  back: () => Promise<boolean>;
}

const MOST = 10;
let last = 0;

/** What was done here to drafts and can be taken back, the last first. */
export const done = signal<Done[]>([]);

const place = ({ worker_id, starts_at, pinned }: Drafted): string => `${worker_id} ${Date.parse(starts_at)} ${pinned}`;

/** Who holds a visit in the draft, as one word that is the same as long as nothing changes. */
export function standing(week: Week | undefined, visit: Uuid): string {
  const found = week?.visits.find((each) => each.id === visit);
  return (found?.drafted ?? []).map(place).sort().join(', ');
}

/** Keeps the way back from what was just done, and says so. */
export function remember(one: Omit<Done, 'id' | 'at' | 'left'>, week: Week): void {
  const kept: Done = { ...one, id: ++last, at: new Date().toISOString(), left: standing(week, one.visit) };
  done.value = [kept, ...done.value].slice(0, MOST);
  toast({ text: one.said, undo: () => void takeBack(kept) });
}

/** What can still be taken back in a draft. */
export const doneIn = (draft: Uuid): Done[] => done.value.filter((each) => each.draft === draft);

/** Does the inverse, unless somebody changed the same visit meanwhile: then nothing is done, and that is said. */
export async function takeBack(one: Done): Promise<boolean> {
  if (!done.value.some((each) => each.id === one.id)) return false;
  if (standing(hold<Week>(weekPath(one.week_on)).data.value, one.visit) !== one.left) {
    toast({ text: t('board.undo_elsewhere') });
    return false;
  }
  if (!(await one.back())) return false;
  done.value = done.value.filter((each) => each.id !== one.id);
  toast({ text: t('board.undone') });
  return true;
}

/** Takes back what was done last in a draft. */
export async function takeBackLast(draft: Uuid): Promise<void> {
  const [one] = doneIn(draft);
  if (one) await takeBack(one);
  else toast({ text: t('board.undo_none') });
}
