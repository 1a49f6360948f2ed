import { computed } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { path } from '../kit/route.ts';
import { me } from '../members/state.ts';
import { acting, place } from '../places.ts';

/** For whom a trusted contact is here; undefined where it is about one's own data. */
export const other = computed(() => (path.value.startsWith('/for/') ? acting.value : undefined));

/** Where these pages stand: one's own under the co-op, a client's under theirs. */
export const root = computed(() => (other.value ? `${place.value!.root}data` : '/coop/data'));
export const outside = computed(() => (other.value ? `${place.value!.root}things` : '/coop'));

/** Words as one reads them about oneself, or as whoever acts for somebody does. */
export const told = (key: string): string => (other.value ? t(`${key}_of`, { name: other.value.given_name }) : t(key));

/** Whose it is, where that is not plain: the words stay those the client reads, and one's own is told apart from theirs. */
export function about(): string | undefined {
  if (other.value) return t('data.as_read', { name: other.value.given_name });
  return acting.value ? t('data.about_you', { name: me.value!.given_name, other: acting.value.given_name }) : undefined;
}

/** An address of the API, for whoever's data is open. */
export function of(address: string, more: Record<string, string> = {}): string {
  const asked = new URLSearchParams({ ...(other.value && { client_id: other.value.client_id }), ...more }).toString();
  return asked ? `${address}?${asked}` : address;
}

export const clientId = (): string | null => other.value?.client_id ?? null;
export const dataPath = (): string => of('/api/my/data');
export const emergenciesPath = (): string => of('/api/my/emergencies');
/** What makes emergencies, and what one agreed to, other than they were. */
export const OF_EMERGENCIES = /^emergency_/;
export const OF_DATA = /^data_/;
export const questionsPath = (): string => of('/api/my/questions');
