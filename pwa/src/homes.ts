import type { Day, Me } from './wire.ts';

/** Where a member may be: their own work, a client's things (own, or acted for), the coordinator's desk. */
export interface Place { kind: 'worker' | 'client' | 'desk'; root: string; home: string; client?: string; name?: string }

/** As wide as the coordinator's week needs: below it their own work comes first. */
const WIDE = '(min-width: 60rem)';

const clientPlace = (id: string, name?: string): Place =>
  ({ kind: 'client', root: `/for/${id}/`, home: `/for/${id}/coming`, client: id, ...(name && { name }) });

/** The places of a member, the most used first. */
export function placesOf(person: Me): Place[] {
  const places: Place[] = [];
  if (person.classes.includes('worker')) places.push({ kind: 'worker', root: '/', home: '/today' });
  if (person.classes.includes('client')) places.push(clientPlace(person.member_id));
  for (const each of person.acting_for) places.push(clientPlace(each.client_id, each.given_name));
  if (person.coordinates.length) {
    const desk: Place = { kind: 'desk', root: '/desk/', home: '/desk/week' };
    if (matchMedia(WIDE).matches) places.unshift(desk);
    else places.push(desk);
  }
  return places;
}

/** What the first page of a worker and of a client is drawn from. */
export const myWeekPath = (week: Day): string => `/api/my/week?from=${week}&days=7`;
export const comingPath = (client: string): string => `/api/clients/${client}/coming`;
