import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A region with its title: what belongs together, on a surface of its own. */
export function Card({ title, children, name }: { title: ComponentChildren; children: ComponentChildren; name?: string }) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id} data-name={name}>
      <h2 class="third" id={id}>{title}</h2>
      {children}
    </section>
  );
}
