import { effect, signal } from '@preact/signals';
import { place } from '../places.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Contrast = 'system' | 'more';
export type Size = 'auto' | 'normal' | 'large';

const read = <V extends string>(key: string, otherwise: V): V => (localStorage.getItem(`commonrota:${key}`) as V | null) ?? otherwise;
/** What nobody chose is not written down: another page may be about to put back what was. */
const write = (key: string, value: string, otherwise: string) => { if (read(key, otherwise) !== value) localStorage.setItem(`commonrota:${key}`, value); };

/** Chosen on this phone, for this phone. */
export const theme = signal<Theme>(read('theme', 'system'));
export const contrast = signal<Contrast>(read('contrast', 'system'));
export const size = signal<Size>(read('size', 'auto'));

/** Follows the choice; without one, the system's colours, and large text for clients. */
export function startAppearance(): void {
  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === 'system') delete dataset['theme'];
    else dataset['theme'] = theme.value;
    if (contrast.value === 'system') delete dataset['contrast'];
    else dataset['contrast'] = contrast.value;
    const large = size.value === 'large' || (size.value === 'auto' && place.value?.kind === 'client');
    dataset['size'] = large ? 'large' : 'normal';
    write('theme', theme.value, 'system');
    write('contrast', contrast.value, 'system');
    write('size', size.value, 'auto');
  });
}
