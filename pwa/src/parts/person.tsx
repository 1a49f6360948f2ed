/** Initials of a name, at most two letters. */
export function initials(...names: string[]): string {
  return names.map((name) => [...name][0] ?? '').join('').slice(0, 4).toLocaleUpperCase();
}

/** A person as initials. One tint for everybody: a colour each would be read as a meaning. */
export function Face({ letters, size }: { letters: string; size?: 'l' | 's' }) {
  return <span class={size ? `face ${size}` : 'face'} aria-hidden="true">{letters}</span>;
}
