import type { Uuid } from '../wire.ts';
import { by, openChip, show } from './address.ts';
import { reveal } from './board-blocks.tsx';
import { chipElement, reach } from './board-keys.ts';
import type { Found, FoundVisit } from './search-find.ts';

const drawn = (): Promise<unknown> => new Promise((yes) => { requestAnimationFrame(() => requestAnimationFrame(yes)); });

/** Shows what was found and puts the focus there: a person's row, or the chip of a visit. */
export async function jump(found: Found): Promise<void> {
  if (found.kind === 'visit') return jumpToVisit(found);
  show({ by: found.kind === 'client' ? 'client' : by.value === 'day' ? 'day' : undefined, team: undefined });
  const row = await rowOf(found.id);
  row?.scrollIntoView({ block: 'center' });
  focusOn(row?.querySelector<HTMLElement>('[data-stop]'));
}

async function jumpToVisit({ id, client, worker, on }: FoundVisit): Promise<void> {
  show({ day: on, team: undefined });
  const row = await rowOf(by.value === 'client' ? client : worker ?? '');
  if (row && !chipElement(id, worker)) { show({ all: 'yes' }); await drawn(); }
  const chip = chipElement(id, worker);
  (chip ?? row)?.scrollIntoView({ block: 'center' });
  if (chip) reach(chip);
  else openChip(id, worker);
}

/** The row of `id`; where only what changes is shown and it is not among that, everything is shown. */
async function rowOf(id: Uuid): Promise<HTMLElement | null> {
  await drawn();
  const row = await reveal(id);
  if (row) return row;
  show({ all: 'yes' });
  await drawn();
  return reveal(id);
}

/** Brings the row of a visit into sight. */
export async function showVisit(visit: Uuid, worker: Uuid | null, client: Uuid): Promise<void> {
  const row = await reveal(by.value === 'client' ? client : worker ?? '');
  (chipElement(visit, worker) ?? row)?.scrollIntoView({ block: 'nearest' });
}

function focusOn(stop: HTMLElement | null | undefined): void {
  if (stop) reach(stop);
}
