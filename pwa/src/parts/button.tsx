import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  children: ComponentChildren;
  /** `main` is the one large action of a screen: never two. */
  look?: 'main' | 'soft' | 'quiet' | 'plain';
  size?: 'big' | 'slim' | 'normal';
  icon?: IconName;
  wide?: boolean;
  onClick?: () => void;
  href?: string;
  type?: 'button' | 'submit';
  pressed?: boolean;
  disabled?: boolean;
  /** What it does is under way: it keeps its place and its word, and does nothing when touched again. */
  busy?: boolean;
  /** Says more than the word on it, to people who listen; must contain that word. */
  label?: string;
}

/** Something one touches to act; with `href` a link that looks the same. */
export function Button(props: ButtonProps) {
  const { children, look = 'plain', size = 'normal', icon, wide, href, label } = props;
  const classes = ['btn', look, size, wide && 'wide'].filter((each) => each && each !== 'plain' && each !== 'normal').join(' ');
  const inside = <>{icon && <Icon name={icon} />}{children}</>;
  if (href) return <a class={classes} href={href} aria-label={label}>{inside}</a>;
  return (
    <button class={classes} type={props.busy ? 'button' : props.type ?? 'button'} onClick={props.busy ? undefined : props.onClick} aria-label={label}
      aria-pressed={props.pressed} disabled={props.disabled} aria-disabled={props.busy} aria-busy={props.busy}>
      {inside}
    </button>
  );
}

/** A button that is only an icon; `label` is its word. */
export function IconButton({ name, label, onClick, href }: { name: IconName; label: string; onClick?: () => void; href?: string }) {
  if (href) return <a class="iconbtn" href={href} aria-label={label}><Icon name={name} /></a>;
  return <button class="iconbtn" type="button" aria-label={label} onClick={onClick}><Icon name={name} /></button>;
}
