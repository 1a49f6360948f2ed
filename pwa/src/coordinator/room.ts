import { signal } from '@preact/signals';

function watched(query: string) {
  const list = matchMedia(query);
  const fits = signal(list.matches);
  list.addEventListener('change', (event) => { fits.value = event.matches; });
  return fits;
}

/** Wide enough for a panel beside the board; narrower windows open it as a sheet. */
export const beside = watched('(min-width: 60rem)');
/** Wide enough for the large charts; narrower windows have their own, so that words keep their size. */
export const roomy = watched('(min-width: 40rem)');
/** Wide enough for the hours of a day beside a panel; narrower windows scroll them in a frame of their own. */
export const spacious = watched('(min-width: 78rem)');
