import { signal } from '@preact/signals';

/** The present, in milliseconds, refreshed often enough for "starts in 6 minutes". The only place that reads the clock for screens. */
export const now = signal(Date.now());

const STEP_MS = 15_000;

/** Keeps `now` going, and catches up at once when the page comes back to the front. */
export function startClock(): void {
  const tick = () => { now.value = Date.now(); };
  setInterval(tick, STEP_MS);
  document.addEventListener('visibilitychange', tick);
}
