import { computed, effect, signal } from '@preact/signals';
import { placesOf, type Place } from './homes.ts';
import { me } from './members/state.ts';
import type { IconName } from './parts/icon-paths.ts';
import { path } from './kit/route.ts';

export interface Tab { to: string; icon: IconName; word: string }

const PLACE_KEY = 'commonrota:place';
const PHONE_KEY = 'commonrota:phone';

const places = computed(() => (me.value ? placesOf(me.value) : []));
const last = signal(localStorage.getItem(PLACE_KEY) ?? '');

/** Pages every member has, whatever place they came from. */
const SHARED = /^\/(coop|waiting|parts|print|sign-in|join|$)/;

const placeAt = (at: string): Place | undefined =>
  places.value.find((place) => place.root !== '/' && at.startsWith(place.root)) ?? places.value.find((place) => place.root === '/');

/** The place that is open; shared pages keep the one before. */
export const place = computed<Place | undefined>(() => {
  if (!SHARED.test(path.value)) return placeAt(path.value);
  return places.value.find((each) => each.home === last.value) ?? places.value[0];
});

/** Whom the member acts for just now; undefined when it is themselves. */
export const acting = computed(() => me.value?.acting_for.find((each) => each.client_id === place.value?.client));

/** Where the app opens. */
export const home = computed(() => place.value?.home ?? '/coop');

export const tabs = computed<Tab[]>(() => {
  const open = place.value;
  if (!open) return [];
  if (open.kind === 'client') return clientTabs(open.root);
  return open.kind === 'desk' ? DESK : WORKER;
});

const COOP: Tab = { to: '/coop', icon: 'coop', word: 'nav.coop' };
const WORKER: Tab[] = [
  { to: '/today', icon: 'today', word: 'nav.today' },
  { to: '/week', icon: 'week', word: 'nav.week' },
  { to: '/share', icon: 'share', word: 'nav.share' },
  COOP,
];
const DESK: Tab[] = [
  { to: '/desk/week', icon: 'week', word: 'nav.desk_week' },
  { to: '/desk/cover', icon: 'uncovered', word: 'nav.desk_cover' },
  { to: '/desk/fairness', icon: 'share', word: 'nav.desk_fairness' },
  COOP,
];
const clientTabs = (root: string): Tab[] => [
  { to: `${root}coming`, icon: 'people', word: 'nav.coming' },
  { to: `${root}ask`, icon: 'plus', word: 'nav.ask' },
  { to: `${root}things`, icon: 'lock', word: 'nav.things' },
];

/** Pages that belong under a tab although their address does not begin with it. */
const UNDER: Record<string, string> = { '/desk/requests': '/desk/cover', '/can': '/week', '/usual': '/week', '/hours': '/week', '/visits': '/week', '/team': '/coop', '/waiting': '/coop', '/parts': '/coop' };

/** The tab the open page stands under. */
export function currentTab(at: string): string | undefined {
  const under = Object.entries(UNDER).find(([start]) => at.startsWith(start))?.[1] ?? at;
  const found = tabs.value.find(({ to }) => under === to || under.startsWith(`${to}/`))?.to;
  if (found || place.value?.kind !== 'client') return found;
  if (at.startsWith(`${place.value.root}change`)) return place.value.home;
  return `${place.value.root}things`;
}

/** What a client rings: on every page of theirs, and on the way in where this phone was somebody's of a co-op before. */
export const number = computed(() => {
  if (!me.value) return localStorage.getItem(PHONE_KEY);
  return (place.value ?? places.value[0])?.kind === 'client' ? me.value.cooperative.phone : null;
});

/** Keeps in mind where the member was, for the next start. */
export function rememberPlace(): void {
  effect(() => {
    const open = place.value;
    if (!open || SHARED.test(path.value)) return;
    last.value = open.home;
    localStorage.setItem(PLACE_KEY, open.home);
    localStorage.setItem(PHONE_KEY, me.value!.cooperative.phone);
  });
}
