import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A row that leads somewhere: what is there, and a word on how it stands. */
export function Door({ href, icon, children, hint, onClick }: {
  href?: string; icon: IconName; children: ComponentChildren; hint?: ComponentChildren; onClick?: () => void;
}) {
  const inside = (
    <>
      <Icon name={icon} />
      <span class="grow">{children}{hint && <span class="hint small muted">{hint}</span>}</span>
      <Icon name="chev" />
    </>
  );
  if (href) return <li><a class="door" href={href}>{inside}</a></li>;
  return <li><button type="button" class="door" onClick={onClick}>{inside}</button></li>;
}

/** Doors in one card. */
export function Doors({ children }: { children: ComponentChildren }) {
  return <ul class="card doors">{children}</ul>;
}
