import { signal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Uuid } from '../wire.ts';
import type { Row } from './rows.ts';

/** So many rows come and go together. */
const SIZE = 5;
/** Rows this near to the window stand already when one gets there. */
const NEAR_PX = 640;
/** Rows that stand at once, before anybody measured anything. */
const FIRST = 3;

interface Block { place: HTMLElement; stands: Signal<boolean>; pixels: number | undefined; top: number }

/** Which blocks of rows stand: those in sight and near it. At most one comes in a frame, the nearest first. */
class Sight {
  #blocks = new Map<Element, Block>();
  #wanted = new Set<Block>();
  #frame = 0;
  #observer: IntersectionObserver;
  #after: () => void;
  ids = new Map<Uuid, Block>();

  constructor(root: Element | null, after: () => void) {
    this.#after = after;
    this.#observer = new IntersectionObserver((seen) => this.#look(seen), { root, rootMargin: `${NEAR_PX}px 0px` });
  }

  watch(block: Block): () => void {
    this.#blocks.set(block.place, block);
    this.#observer.observe(block.place);
    return () => { this.#blocks.delete(block.place); this.#wanted.delete(block); this.#observer.unobserve(block.place); };
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
  }

  #look(seen: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of seen) {
      const block = this.#blocks.get(target);
      if (!block) continue;
      block.top = boundingClientRect.top;
      if (isIntersecting) this.#wanted.add(block);
      else this.#leave(block, boundingClientRect.height);
    }
    if (this.#wanted.size && !this.#frame) this.#frame = requestAnimationFrame(() => this.#step());
  }

  /** What holds the focus stays: nobody loses their place by scrolling. */
  #leave(block: Block, pixels: number): void {
    this.#wanted.delete(block);
    if (!block.stands.value || block.place.contains(document.activeElement)) return;
    block.pixels = pixels;
    block.stands.value = false;
  }

  #step(): void {
    const middle = innerHeight / 2;
    const [next] = [...this.#wanted].sort((a, b) => Math.abs(a.top - middle) - Math.abs(b.top - middle));
    if (next) { this.#wanted.delete(next); next.stands.value = true; }
    this.#frame = this.#wanted.size ? requestAnimationFrame(() => this.#step()) : 0;
    if (!this.#frame) this.#after();
  }
}

let sight: Sight | undefined;
const row = (id: Uuid): HTMLElement | null => document.querySelector(`.board [data-row="${id}"]`);

/** The row of `id`, brought to stand if it was out of sight. */
export async function reveal(id: Uuid): Promise<HTMLElement | null> {
  const block = sight?.ids.get(id);
  if (block) block.stands.value = true;
  for (let frames = 0; frames < 3 && !row(id); frames++) await new Promise(requestAnimationFrame);
  return row(id);
}

interface BlocksProps {
  rows: Row[];
  /** How high a row will be, in rem, before anybody has seen it. */
  high: (row: Row) => number;
  /** Where rows scroll, if it is not the window. */
  root: Element | null;
  /** Blocks came or went. */
  after: () => void;
  children: (row: Row, index: number) => ComponentChildren;
}

/** Rows of which only those near the window are there; the others are as much empty room. */
export function Blocks({ rows, root, after, ...rest }: BlocksProps) {
  const own = useMemo(() => new Sight(root, after), [root]);
  useEffect(() => () => own.end(), [own]);
  sight = own;
  own.ids = new Map();
  const count = Math.ceil(rows.length / SIZE);
  return (
    <>{Array.from({ length: count }, (_, at) => (
      <BlockOf key={at} sight={own} from={at * SIZE} rows={rows.slice(at * SIZE, (at + 1) * SIZE)} {...rest} />
    ))}</>
  );
}

type BlockProps = Pick<BlocksProps, 'rows' | 'high' | 'children'> & { sight: Sight; from: number };

function BlockOf({ sight: own, rows, from, high, children }: BlockProps) {
  const place = useRef<HTMLDivElement>(null);
  const block = useMemo((): Block => ({ place: null!, stands: signal(from < FIRST * SIZE), pixels: undefined, top: 0 }), [own]);
  for (const { id } of rows) own.ids.set(id, block);
  useLayoutEffect(() => {
    block.place = place.current!;
    return own.watch(block);
  }, [own]);
  if (block.stands.value) return <div role="none" class="block" ref={place}>{rows.map((each, at) => children(each, from + at))}</div>;
  const size = block.pixels ? `${block.pixels}px` : `${rows.reduce((sum, each) => sum + high(each), 0)}rem`;
  return <div role="none" class="block" ref={place} style={{ blockSize: size }} />;
}
