import { t } from '../kit/i18n.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import type { DataRule, RuleState } from './wire.ts';

const LOOKS: Record<RuleState, [look: string, icon: IconName]> = {
  agreed: ['confirmed', 'tick'], asked: ['draft', 'why'], waiting: ['late', 'clock'], declined: ['done', 'cross'], withdrawn: ['done', 'undo'], ended: ['done', 'done'],
};

/** How it stands: edge, icon and word. */
export function Standing({ rule: { state } }: { rule: DataRule }) {
  const [look, icon] = LOOKS[state];
  return <p><span class={`state ${look}`}><Icon name={icon} />{t(`data.state.${state}`)}</span></p>;
}
