import { useLayoutEffect, useRef } from 'preact/hooks';

/** What stands over a page, and what is under it is inert: the title has the focus; Escape and a touch outside call `onClose`. */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element && !element.open) element.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);
  return {
    ref,
    heading,
    onClick: (event: MouseEvent) => { if (event.target === ref.current) onClose(); },
    onCancel: (event: Event) => { event.preventDefault(); onClose(); },
  };
}
