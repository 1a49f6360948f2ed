import { t } from '../kit/i18n.ts';
import type { WeekClient } from './wire.ts';

/** Where somebody is visited: the address where they agreed to that, else the area alone. */
export function Where({ client }: { client: WeekClient | undefined }) {
  if (!client || !(client.line || client.area)) return null;
  return <div><dt>{t(client.line ? 'board.address' : 'board.area')}</dt><dd><bdi>{client.line || client.area}</bdi></dd></div>;
}
