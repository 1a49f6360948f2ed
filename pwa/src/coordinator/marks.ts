import { computed } from '@preact/signals';
import { openVisit, openWorker } from './address.ts';
import { keyOf } from './chips.ts';
import { isBack, move } from './moving.ts';

/** What is marked on the board, as signals of their own: a drag draws the two rows it passes between, and no other. */

/** The chip whose visit stands in the panel. */
export const currentKey = computed(() => (openVisit.value ? keyOf(openVisit.value, openWorker.value) : ''));
/** The chip that is in the hand. */
export const heldKey = computed(() => (move.value ? keyOf(move.value.visit.id, move.value.from) : ''));
export const holding = computed(() => !!move.value);
/** Over whom it is held: null is nobody, undefined that nothing is held. */
export const heldOver = computed(() => (move.value ? move.value.to : undefined));
/** It is held elsewhere than where it was taken. */
export const isElsewhere = computed(() => !!move.value && !isBack.value);
