import { computed } from '@preact/signals';
import { zone } from '../kit/format.ts';
import { go, match, path, query, replace } from '../kit/route.ts';
import { now } from '../kit/clock.ts';
import { dayOf, isDay, weekOf } from '../kit/time.ts';
import type { Day, Uuid } from '../wire.ts';
import type { View } from './chips.ts';
import type { By } from './rows.ts';

/** Everything the address says about the week board; each view has its own, so Back and bookmarks work. */
export interface DeskAddress { view?: View; by?: By; team?: Uuid; day?: Day; visit?: Uuid; worker?: Uuid; person?: Uuid; all?: 'yes' }

export const today = computed<Day>(() => dayOf(now.value, zone.value));

/** The week that is open. */
export const openWeek = computed<Day>(() => {
  const on = match('/desk/week/:on', path.value)?.['on'];
  return weekOf(isDay(on) ? on : today.value);
});

const one = <V extends string>(name: string, allowed: V[]): V | undefined => allowed.find((each) => each === query.value.get(name));

export const askedView = computed(() => one<View>('view', ['published', 'draft', 'difference']));
export const by = computed<By>(() => one<By>('by', ['worker', 'client', 'day']) ?? 'worker');
export const team = computed(() => query.value.get('team'));
export const askedDay = computed(() => query.value.get('day'));
/** In the difference, what stays as it is stands there too. */
export const showsAll = computed(() => query.value.get('all') === 'yes');
export const openVisit = computed(() => query.value.get('visit'));
/** Whose place on the visit is meant; an empty place has none. */
export const openWorker = computed(() => query.value.get('worker'));
/** Somebody whose name was touched; they have the panel where no visit has. */
export const openPerson = computed(() => query.value.get('person'));

/** The address of this week with `changes`; a value of undefined takes a part out. */
export function deskPath(changes: { [K in keyof DeskAddress]?: DeskAddress[K] | undefined }, week: Day = openWeek.value): string {
  const parts = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(changes)) {
    if (value) parts.set(name, value);
    else parts.delete(name);
  }
  const text = parts.toString();
  return `/desk/week/${week}${text ? `?${text}` : ''}`;
}

/** Shows the board another way, without a step in the history. */
export const show = (changes: Parameters<typeof deskPath>[0]): void => replace(deskPath(changes));

/** Opens a visit in the panel; Back closes it again. */
export function openChip(visit: Uuid, worker: Uuid | null): void {
  inPanel(deskPath({ visit, worker: worker ?? undefined, person: undefined }));
}

/** Opens a person in the panel. */
export const openName = (person: Uuid): void => inPanel(deskPath({ person, visit: undefined, worker: undefined }));

function inPanel(to: string): void {
  if (openVisit.value || openPerson.value) replace(to);
  else go(to);
}

export const closePanel = (): void => show({ visit: undefined, worker: undefined, person: undefined });
