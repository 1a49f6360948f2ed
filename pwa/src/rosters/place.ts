import type { Address } from '../wire.ts';

const APPLE = /iPhone|iPad|iPod|Macintosh/;

/** Opens the phone's own map; where there is none, a map anybody may look at. Nothing is asked of either before the touch. */
export function mapHref({ latitude, longitude, line }: Address): string | undefined {
  if (latitude === null || longitude === null) return undefined;
  const [at, words] = [`${latitude},${longitude}`, encodeURIComponent(line)];
  if (APPLE.test(navigator.userAgent)) return `maps:?q=${words}&ll=${at}`;
  if (/Android/.test(navigator.userAgent)) return `geo:${at}?q=${at}(${words})`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`;
}
