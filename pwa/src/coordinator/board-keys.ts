import { language } from '../kit/i18n.ts';
import { closeChip, openChip, openVisit, openWorker } from './address.ts';
import { letGo, move, over, putDown, shift, take } from './moving.ts';
import type { By, Row } from './rows.ts';
import type { RosterHead, Week } from './wire.ts';

export interface BoardContext { week: Week; draft: RosterHead | null; by: By; rows: Row[] }

const STEP_MINUTES = 15;

/** Keys on the board: arrows go, Enter opens, M takes; with a visit in the hand arrows move it, Enter puts down, Escape returns. */
export function boardKeys(event: KeyboardEvent, context: BoardContext): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const done = move.value ? withVisit(event.key, context) : withoutVisit(event, context);
  if (done) event.preventDefault();
}

function withVisit(key: string, { rows }: BoardContext): boolean {
  const ahead = language.value.dir === 'rtl' ? -STEP_MINUTES : STEP_MINUTES;
  if (key === 'ArrowUp' || key === 'ArrowDown') stepRow(rows, key === 'ArrowDown' ? 1 : -1);
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

/** Closes the panel; the chip it was opened from has the focus again. */
export function closed(): void {
  const [visit, worker] = [openVisit.value, openWorker.value];
  closeChip();
  if (visit) focusChip(visit, worker);
}

function focusChip(visit: string, worker: string | null): void {
  requestAnimationFrame(() => {
    const chip = document.querySelector<HTMLElement>(`.board [data-visit="${visit}"][data-worker="${worker ?? ''}"]:not(.gone)`);
    if (chip) reach(chip);
  });
}

/** Over the next row; before the first one stands the line of visits nobody holds. */
function stepRow(rows: Row[], by: number): void {
  const ids = [null, ...rows.map((row) => row.id)];
  const next = ids[Math.min(Math.max(ids.indexOf(move.value!.to) + by, 0), ids.length - 1)]!;
  over(next ?? null);
  document.querySelector(`[data-row="${next ?? ''}"]`)?.scrollIntoView({ block: 'nearest' });
}

function withoutVisit(event: KeyboardEvent, context: BoardContext): boolean {
  const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]');
  if (!stop) return false;
  const { visit } = stop.dataset;
  if (visit && event.key === 'Enter') openChip(visit, stop.dataset['worker'] || null);
  else if (visit && event.key.toLowerCase() === 'm') return takeChip(stop, context);
  else return walk(stop, event.key);
  return true;
}

/** Takes the chip in the hand, where there is a draft to change. */
export function takeChip(stop: HTMLElement, { week, draft, by }: Omit<BoardContext, 'rows'>): boolean {
  const visit = week.visits.find((each) => each.id === stop.dataset['visit']);
  if (!visit || !draft || by !== 'worker' || stop.classList.contains('gone')) return false;
  take(draft, week, visit, stop.dataset['worker'] || null, stop.dataset['starts']!);
  return true;
}

/** To the next thing that can be touched: along the row, or the nearest one in the row above or below. */
function walk(stop: HTMLElement, key: string): boolean {
  const row = stop.closest<HTMLElement>('[role=row]')!;
  const inRow = stops(row);
  const at = inRow.indexOf(stop);
  const ahead = language.value.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  let next: HTMLElement | undefined;
  if (key === 'ArrowRight' || key === 'ArrowLeft') next = inRow[at + (key === ahead ? 1 : -1)];
  else if (key === 'Home') next = inRow[0];
  else if (key === 'End') next = inRow.at(-1);
  else if (key === 'ArrowDown' || key === 'ArrowUp') next = nearest(stop, row, key === 'ArrowDown' ? 1 : -1);
  else return false;
  if (next) reach(next);
  return true;
}

const stops = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('[data-stop]')];

function nearest(stop: HTMLElement, row: HTMLElement, by: number): HTMLElement | undefined {
  const all = [...row.closest('[role=grid]')!.querySelectorAll<HTMLElement>('[role=row]')];
  const from = stop.getBoundingClientRect();
  const middle = from.left + from.width / 2;
  const away = (each: HTMLElement) => Math.abs(each.getBoundingClientRect().left + each.getBoundingClientRect().width / 2 - middle);
  for (let at = all.indexOf(row) + by; all[at]; at += by) {
    const found = stops(all[at]!).sort((a, b) => away(a) - away(b))[0];
    if (found) return found;
  }
  return undefined;
}

/** Focus, and the one place of the board that Tab comes back to. */
export function reach(stop: HTMLElement): void {
  for (const other of stop.closest('[role=grid]')!.querySelectorAll('[data-stop][tabindex="0"]')) other.setAttribute('tabindex', '-1');
  stop.setAttribute('tabindex', '0');
  stop.focus();
}
