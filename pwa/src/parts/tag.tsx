import type { ComponentChildren } from 'preact';
import { t } from '../kit/i18n.ts';
import { Icon, type IconName } from './icon.tsx';

export type VisitState = 'uncovered' | 'draft' | 'published' | 'confirmed' | 'late' | 'changed' | 'done' | 'pinned';

const ICONS: Record<VisitState, IconName> = {
  uncovered: 'uncovered', draft: 'pencil', published: 'envelope', confirmed: 'tick', late: 'clock', changed: 'changed', done: 'done', pinned: 'pinned',
};

/** How settled a visit is: edge, fill, icon and word say it together, never colour alone. */
export function StateTag({ state, word }: { state: VisitState; word?: string }) {
  return <span class={`state ${state}`}><Icon name={ICONS[state]} />{word ?? t(`state.${state}`)}</span>;
}

/** What is now. The only marigold on a screen. */
export function NowTag({ children }: { children: ComponentChildren }) {
  return <span class="tag now"><Icon name="clock" small />{children}</span>;
}
