import type { ComponentChildren } from 'preact';
import { t } from '../kit/i18n.ts';
import { Card } from '../parts/card.tsx';

/** One part of the screens, in its states. */
export function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return <Card name={name} title={t(`parts.${name}`)}><div class="part">{children}</div></Card>;
}
