import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A part that is fetched when it is first shown; until it is here, nothing stands in its place. `isPage`: its title is to be at hand then. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, isPage = true): ComponentType<P> {
  const found = signal<ComponentType<P> | undefined>(undefined);
  const fetchIt = () => void load().then((part) => { found.value = part; }, () => undefined);
  return function Later(props: P) {
    const Part = found.value;
    const missing = useRef(!Part);
    useEffect(() => {
      if (!Part) fetchIt();
      // It missed the moment in which a page's title takes the focus.
      else if (missing.current && isPage) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }, [Part]);
    return Part ? <Part {...props} /> : null;
  };
}
