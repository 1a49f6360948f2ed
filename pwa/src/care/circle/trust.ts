import { dayFull, list } from '../../kit/format.ts';
import { begin, t } from '../../kit/i18n.ts';
import { record, takeBack } from '../../kit/outbox.ts';
import type { Day, Topic, Trust, TrustedContact } from '../../wire.ts';

export const trustedPath = (client: string): string => `/api/clients/${client}/trusted-contacts`;
export const invitationsPath = (client: string): string => `/api/clients/${client}/trust-invitations`;
export const nameOf = (contact: TrustedContact): string => contact.given_name || t('trusted.unnamed');

/** "times of visits and asking for visits, until 1 March 2027" */
export const trustLine = (topics: readonly string[], until: Day): string =>
  begin(t('circle.line', { topics: list(topics.map((topic) => t(`topic.${topic}`))), until: dayFull(until) }));

/** From now on they act no more. Nothing is held back: who takes trust away wants it to be so at once. */
export const end = (client: string, contact: TrustedContact): Promise<void> => record({
  thing: `trust-end:${contact.id}`, method: 'POST', url: `/api/trusted-contacts/${contact.id}/take-back`, copy: trustedPath(client),
  patch: { field: '', id: contact.id, value: null }, words: { key: 'queue.trust_end', params: { name: nameOf(contact) } },
});

/** They act after all. */
export async function restore(client: string, contact: TrustedContact): Promise<void> {
  if (await takeBack(`trust-end:${contact.id}`)) return;
  await record({
    thing: `trust-restore:${contact.id}`, method: 'POST', url: `/api/trusted-contacts/${contact.id}/restore`, copy: trustedPath(client),
    patch: { field: '', id: contact.id, value: contact }, words: { key: 'queue.trust_restore', params: { name: nameOf(contact) } },
  });
}

export const changeTrust = (client: string, contact: TrustedContact, trust: Trust): Promise<void> => record({
  thing: `trust-change:${contact.id}`, method: 'PUT', url: `/api/trusted-contacts/${contact.id}`, copy: trustedPath(client), body: { ...trust },
  patch: { field: '', id: contact.id, value: { ...contact, ...trust } }, words: { key: 'queue.trust_change', params: { name: nameOf(contact) } },
});

export const TOPICS: Topic[] = ['times', 'requests', 'notes', 'data'];
