import { reach, takeChip } from './board-keys.ts';
import { letGo, move, over, putDown } from './moving.ts';
import type { By } from './rows.ts';
import type { RosterHead, Week } from './wire.ts';

/** Nearer than this to where it was pressed, a pointer opens and does not move. */
const STEADY = 6;
const EDGE = 70;

interface Drag { stop: HTMLElement; x: number; y: number; away: boolean; at: number; copy: HTMLElement | undefined; frame: number }
let drag: Drag | undefined;

/** Moving with a mouse or a pen. A finger scrolls; it moves visits through the panel. */
export function pointerDrag(week: Week, draft: RosterHead | null, by: By) {
  return {
    onPointerDown: (event: PointerEvent) => {
      const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]');
      if (!stop || event.button !== 0) return;
      reach(stop);
      drag = { stop, x: event.clientX, y: event.clientY, away: event.pointerType === 'touch', at: event.clientY, copy: undefined, frame: 0 };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!drag || drag.away) return;
      if (!drag.copy && !begin(drag, event, () => takeChip(drag!.stop, { week, draft, by }))) return;
      follow(drag, event);
    },
    onPointerUp: () => {
      const ended = drag;
      finish();
      if (ended?.copy) void putDown();
    },
    onPointerCancel: () => { finish(); letGo(); },
  };
}

function begin(found: Drag, event: PointerEvent, taken: () => boolean): boolean {
  if (Math.hypot(event.clientX - found.x, event.clientY - found.y) < STEADY) return false;
  if (!taken()) { found.away = true; return false; }
  found.stop.closest('.board')?.setPointerCapture(event.pointerId);
  found.copy = found.stop.cloneNode(true) as HTMLElement;
  found.copy.className += ' flying';
  found.copy.setAttribute('aria-hidden', 'true');
  document.body.append(found.copy);
  found.frame = requestAnimationFrame(scrollAtEdges);
  addEventListener('keydown', escape, true);
  return true;
}

function follow(found: Drag, { clientX, clientY }: PointerEvent): void {
  found.at = clientY;
  found.copy!.style.transform = `translate(${clientX + 8}px, ${clientY + 8}px)`;
  const row = (document.elementFromPoint(clientX, clientY) as HTMLElement | null)?.closest<HTMLElement>('[data-row]');
  if (row) over(row.dataset['row'] || null);
}

/** Near the top or bottom of the window the page follows the hand. */
function scrollAtEdges(): void {
  if (!drag?.copy) return;
  if (drag.at < EDGE) scrollBy(0, -14);
  if (drag.at > innerHeight - EDGE) scrollBy(0, 14);
  drag.frame = requestAnimationFrame(scrollAtEdges);
}

function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !move.value) return;
  finish();
  letGo();
}

function finish(): void {
  if (drag) cancelAnimationFrame(drag.frame);
  drag?.copy?.remove();
  drag = undefined;
  removeEventListener('keydown', escape, true);
}
