import { language } from '../kit/i18n.ts';
import { reach, takeChip, type BoardContext } from './board-keys.ts';
import { holdAt, letGo, move, over, putDown } from './moving.ts';
import { shifted } from './patch.ts';

/** Nearer than this to where it was pressed, a pointer opens and does not move. */
const STEADY = 6;
/** A finger that rests so long takes the visit; before that it scrolls. */
const REST_MS = 300;
const EDGE = 70;
const SCROLL_STEP = 14;
const STEP_MINUTES = 5;

/** A pointer that is down on a chip. `copy` follows it once the visit is in the hand. */
interface Drag {
  stop: HTMLElement; x: number; y: number; now: { x: number; y: number; target: EventTarget | null };
  rest: ReturnType<typeof setTimeout> | undefined; copy: HTMLElement | undefined; frame: number;
  /** Where rows scroll if it is not the window, and how many minutes a pixel is on a line of hours. */
  scroller: HTMLElement | null; perPixel: number;
}
let drag: Drag | undefined;
let board: BoardContext | undefined;

/** Moving with a mouse or a pen at once, with a finger after a rest. Nothing is measured while it moves but what the browser hits anyway. */
export function pointerDrag(context: BoardContext) {
  board = context;
  return { onPointerDown: pressed, onContextMenu: (event: Event) => { if (drag?.copy) event.preventDefault(); } };
}

/** On what a finger can take: the page stays where it is while the finger holds something. */
export function holdStill(event: Event): void {
  if (drag?.copy && event.cancelable) event.preventDefault();
}

function pressed(event: PointerEvent): void {
  const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]');
  if (!stop || event.button !== 0 || drag) return;
  const { clientX: x, clientY: y } = event;
  const isTouch = event.pointerType === 'touch';
  drag = { stop, x, y, now: { x, y, target: stop }, rest: undefined, copy: undefined, frame: 0, scroller: null, perPixel: 0 };
  if (isTouch) {
    (event.target as HTMLElement).releasePointerCapture(event.pointerId);
    drag.rest = setTimeout(begin, REST_MS);
  } else reach(stop);
  listen('addEventListener');
}

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  window[how]('pointermove', moved as EventListener);
  window[how]('pointerup', released);
  window[how]('pointercancel', cancelled);
  window[how]('keydown', escape as EventListener, true);
}

function moved(event: PointerEvent): void {
  const found = drag!;
  found.now = { x: event.clientX, y: event.clientY, target: event.target };
  if (!found.copy && Math.hypot(event.clientX - found.x, event.clientY - found.y) < STEADY) return;
  if (!found.copy && found.rest !== undefined) finish();
  else if (found.copy || begin()) found.frame ||= requestAnimationFrame(follow);
}

/** Takes it in the hand. What has to be measured is measured here, once. */
function begin(): boolean {
  const found = drag!;
  found.rest = undefined;
  if (!board || !takeChip(found.stop, board)) { finish(); return false; }
  reach(found.stop);
  const scroller = found.stop.closest<HTMLElement>('.boardscroll');
  found.scroller = scroller && scroller.scrollHeight > scroller.clientHeight ? scroller : null;
  const lane = found.stop.closest<HTMLElement>('[data-lane]');
  if (lane) found.perPixel = Number(lane.dataset['lane']) / lane.clientWidth;
  found.copy = found.stop.cloneNode(true) as HTMLElement;
  found.copy.classList.add('flying');
  found.copy.setAttribute('aria-hidden', 'true');
  found.copy.removeAttribute('data-visit');
  document.body.append(found.copy);
  found.frame = requestAnimationFrame(follow);
  return true;
}

/** Once a frame: the copy goes where the pointer is, and what is under it is what it is held over. */
function follow(): void {
  const found = drag;
  if (!found?.copy) return;
  const { x, y } = found.now;
  found.frame = 0;
  if (atEdge(found)) {
    found.now.target = document.elementFromPoint(x, y);
    found.frame = requestAnimationFrame(follow);
  }
  found.copy.style.transform = `translate3d(${x + 8}px, ${y + 8}px, 0)`;
  const place = (found.now.target as HTMLElement | null)?.closest?.<HTMLElement>('[data-drop]');
  const to = place ? place.dataset['drop'] || null : undefined;
  if (found.perPixel) holdAt(to, atTime(found));
  else if (to !== undefined) over(to);
}

function atTime(found: Drag): string {
  const { visit, was_at } = move.value!;
  const ahead = (found.now.x - found.x) * (language.value.dir === 'rtl' ? -1 : 1);
  return shifted(visit, was_at, Math.round((ahead * found.perPixel) / STEP_MINUTES) * STEP_MINUTES);
}

/** Near the top or bottom the rows follow the hand. True when they moved under it. */
function atEdge({ now: { y }, scroller }: Drag): boolean {
  const by = y < EDGE ? -SCROLL_STEP : y > innerHeight - EDGE ? SCROLL_STEP : 0;
  if (by) (scroller ?? window).scrollBy(0, by);
  return by !== 0;
}

function released(): void {
  const held = !!drag?.copy;
  finish();
  if (!held) return;
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true));
  void putDown();
}

/** Letting go is not touching what lies under it. */
function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function cancelled(): void {
  const held = !!drag?.copy;
  finish();
  if (held) letGo();
}

function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !drag?.copy) return;
  event.stopPropagation();
  cancelled();
}

function finish(): void {
  if (drag) { clearTimeout(drag.rest); cancelAnimationFrame(drag.frame); }
  drag?.copy?.remove();
  drag = undefined;
  listen('removeEventListener');
}
