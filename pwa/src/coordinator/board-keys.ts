import { language } from '../kit/i18n.ts';
import type { Uuid } from '../wire.ts';
import { closePanel, openChip, openPerson, openVisit, openWorker } from './address.ts';
import { reveal } from './board-blocks.tsx';
import { letGo, move, over, putDown, shift, take } from './moving.ts';
import type { By, Row } from './rows.ts';
import type { RosterHead, Week } from './wire.ts';

/** What stands on the board, and `people`: the workers a visit can be given to, whether or not they have a row. */
export interface BoardContext { week: Week; draft: RosterHead | null; by: By; rows: Row[]; people: Uuid[] }

const STEP_MINUTES = 15;
const PAGE_ROWS = 8;

/** Keys on the board: arrows go, Enter opens, M takes; with a visit in the hand arrows move it, Enter puts down, Escape returns. */
export function boardKeys(event: KeyboardEvent, context: BoardContext): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const done = move.value ? withVisit(event.key, context) : withoutVisit(event, context);
  if (done) event.preventDefault();
}

function withVisit(key: string, { people }: BoardContext): boolean {
  const ahead = language.value.dir === 'rtl' ? -STEP_MINUTES : STEP_MINUTES;
  if (key === 'ArrowUp' || key === 'ArrowDown') stepPerson(people, key === 'ArrowDown' ? 1 : -1);
  else if (key === 'PageUp' || key === 'PageDown') stepPerson(people, key === 'PageDown' ? PAGE_ROWS : -PAGE_ROWS);
  else if (key === 'ArrowRight') shift(ahead);
  else if (key === 'ArrowLeft') shift(-ahead);
  else if (key === 'Home') over(null);
  else if (key === 'Enter') void dropped();
  else if (key === 'Escape') returned();
  else return false;
  return true;
}

/** Puts down; the chip keeps the focus where it now stands. */
export async function dropped(reason = ''): Promise<void> {
  const { visit, to } = move.value!;
  if (await putDown(reason)) focusChip(visit.id, to);
}

/** Returns it; the chip it was taken from has the focus again. */
export function returned(): void {
  const { visit, from } = move.value!;
  letGo();
  focusChip(visit.id, from);
}

/** Closes the panel; the chip or the name it was opened from has the focus again. */
export function closed(): void {
  const [visit, worker, person] = [openVisit.value, openWorker.value, openPerson.value];
  closePanel();
  if (visit) focusChip(visit, worker);
  else if (person) focusOn(() => document.querySelector<HTMLElement>(`.board [data-person="${person}"]`));
}

const focusChip = (visit: Uuid, worker: Uuid | null): void => focusOn(() => chipElement(visit, worker));

function focusOn(find: () => HTMLElement | null): void {
  requestAnimationFrame(() => {
    const found = find();
    if (found) reach(found);
  });
}

export const chipElement = (visit: Uuid, worker: Uuid | null): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.board [data-visit="${visit}"][data-worker="${worker ?? ''}"]:not(.gone)`);

/** Over the next worker; before the first one stands the line of visits nobody holds. */
function stepPerson(people: Uuid[], by: number): void {
  const ids = [null, ...people];
  const next = ids[Math.min(Math.max(ids.indexOf(move.value!.to) + by, 0), ids.length - 1)] ?? null;
  over(next);
  void reveal(next ?? '').then(() => {
    for (const place of document.querySelectorAll(`[data-drop="${next ?? ''}"]`)) place.scrollIntoView({ block: 'nearest' });
  });
}

function withoutVisit(event: KeyboardEvent, context: BoardContext): boolean {
  const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]');
  if (!stop) return false;
  const { visit } = stop.dataset;
  if (visit && event.key === 'Enter') openChip(visit, stop.dataset['worker'] || null);
  else if (visit && event.key.toLowerCase() === 'm') return takeChip(stop, context);
  else return walk(stop, event.key, context.rows);
  return true;
}

/** Takes the chip in the hand, where there is a draft to change. */
export function takeChip(stop: HTMLElement, { week, draft }: Pick<BoardContext, 'week' | 'draft'>): boolean {
  const visit = week.visits.find((each) => each.id === stop.dataset['visit']);
  if (!visit || !draft || stop.classList.contains('gone')) return false;
  take(draft, week, visit, stop.dataset['worker'] || null, stop.dataset['starts']!);
  return true;
}

/** How many rows a key goes up or down. */
const ROWS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS };

/** To the next thing that can be touched: along the row, or the nearest one in a row above or below. */
function walk(stop: HTMLElement, key: string, rows: Row[]): boolean {
  const inRow = stops(stop.closest<HTMLElement>('[role=row]')!);
  const at = inRow.indexOf(stop);
  const ahead = language.value.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  let next: HTMLElement | undefined;
  if (key === 'ArrowRight' || key === 'ArrowLeft') next = inRow[at + (key === ahead ? 1 : -1)];
  else if (key === 'Home') next = inRow[0];
  else if (key === 'End') next = inRow.at(-1);
  else if (ROWS[key]) void walkRows(stop, rows, ROWS[key]);
  else return false;
  if (next) reach(next);
  return true;
}

const stops = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('[data-stop]')];

/** Rows far from sight are not there yet: they are brought first. Rows without anything to touch are passed over. */
async function walkRows(stop: HTMLElement, rows: Row[], by: number): Promise<void> {
  const ids = ['', ...rows.map((row) => row.id)];
  const own = stop.closest<HTMLElement>('[data-row]')!.dataset['row']!;
  const step = Math.sign(by);
  for (let at = Math.min(Math.max(ids.indexOf(own) + by, 0), ids.length - 1); ids[at] !== undefined && ids[at] !== own; at += step) {
    const row = document.querySelector<HTMLElement>(`.board [data-row="${ids[at]}"]`) ?? await reveal(ids[at]!);
    const found = row && nearest(stop, row);
    if (found) return reach(found);
  }
}

function nearest(stop: HTMLElement, row: HTMLElement): HTMLElement | undefined {
  const middle = (each: HTMLElement) => { const { left, width } = each.getBoundingClientRect(); return left + width / 2; };
  const from = middle(stop);
  return stops(row).map((each) => ({ each, away: Math.abs(middle(each) - from) })).sort((a, b) => a.away - b.away)[0]?.each;
}

/** Focus, and the one place of the board that Tab comes back to. */
export function reach(stop: HTMLElement): void {
  for (const other of stop.closest('[role=grid]')?.querySelectorAll('[data-stop][tabindex="0"]') ?? []) other.setAttribute('tabindex', '-1');
  stop.setAttribute('tabindex', '0');
  stop.focus();
}

/** Exactly one thing on the board can be reached with Tab; the arrows do the rest. */
export function keepOneStop(grid: HTMLElement | null): void {
  if (!grid || grid.querySelector('[data-stop][tabindex="0"]')) return;
  grid.querySelector<HTMLElement>('[data-stop]')?.setAttribute('tabindex', '0');
}
