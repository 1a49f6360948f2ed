const SIX =
  'M20.03 5.16A13 13 0 0 1 26.77 8.4M29.31 11.58A13 13 0 0 1 30.97 18.87M30.07 22.84A13 13 0 0 1 25.4 28.69' +
  'M21.74 30.45A13 13 0 0 1 14.26 30.45M10.6 28.69A13 13 0 0 1 5.93 22.84M5.03 18.87A13 13 0 0 1 6.69 11.58';

/** A ring of seven strokes, one a day, hand to hand; the seventh is marigold. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 36 36" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" aria-hidden="true">
      <path d={SIX} />
      <path class="seventh" d="M9.23 8.4A13 13 0 0 1 15.97 5.16" />
    </svg>
  );
}
