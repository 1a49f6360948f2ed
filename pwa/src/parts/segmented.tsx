import { href } from '../kit/route.ts';

/** Two to four views of the same thing, as links: each has its own address. */
export function Segmented({ label, current, items }: { label: string; current: string; items: { to: string; label: string }[] }) {
  return (
    <nav class="seg" aria-label={label}>
      {items.map(({ to, label: word }) => (
        <a key={to} href={href(to)} aria-current={to === current ? 'page' : undefined}>{word}</a>
      ))}
    </nav>
  );
}

/** The same look for a choice that changes only what is shown here. */
export function Segments<V extends string>({ label, value, items, onChange }: {
  label: string; value: V; items: { value: V; label: string }[]; onChange: (value: V) => void;
}) {
  return (
    <div class="seg" role="group" aria-label={label}>
      {items.map((item) => (
        <button key={item.value} type="button" aria-pressed={item.value === value} onClick={() => onChange(item.value)}>{item.label}</button>
      ))}
    </div>
  );
}
