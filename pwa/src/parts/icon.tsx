import { DRAWINGS, type Drawing, type IconName } from './icon-paths.ts';

export type { IconName };

/** One of our drawings; there is always a word beside it, so it is hidden from people who listen. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  const drawing: Drawing = DRAWINGS[name];
  const classes = `i${drawing.flip ? ' flip' : ''}${small ? ' i-s' : ''}`;
  return (
    <svg class={classes} viewBox="0 0 24 24" aria-hidden="true">
      {drawing.f && <path class="f" d={drawing.f} />}
      {drawing.dash && <path d={drawing.dash} stroke-dasharray={drawing.gap} />}
      {drawing.d && <path class={drawing.f ? 'on-fill' : ''} d={drawing.d} />}
    </svg>
  );
}
