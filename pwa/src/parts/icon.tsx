import { drawing, type IconName } from './icon-paths.ts';

export type { IconName };

/** One of our drawings; there is always a word beside it, so it is hidden from people who listen. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  const { d, f, dash, gap, flip } = drawing(name);
  const classes = `i${flip ? ' flip' : ''}${small ? ' i-s' : ''}`;
  return (
    <svg class={classes} viewBox="0 0 24 24" aria-hidden="true">
      {f && <path class="f" d={f} />}
      {dash && <path d={dash} stroke-dasharray={gap} />}
      {d && <path class={f ? 'on-fill' : ''} d={d} />}
    </svg>
  );
}
