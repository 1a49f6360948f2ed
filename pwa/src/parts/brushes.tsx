import { label, t } from '../kit/i18n.ts';
import type { Level } from '../wire.ts';
import { Icon, type IconName } from './icon.tsx';

const WORDS: { level: Level; icon: IconName }[] = [
  { level: 'cannot', icon: 'cross' },
  { level: 'can', icon: 'tick' },
  { level: 'prefer', icon: 'heart' },
];

/** The word to paint with. */
export function Brushes({ value, onChange }: { value: Level; onChange: (level: Level) => void }) {
  return (
    <fieldset class="brushes">
      <legend class="sr">{t('can.brush')}</legend>
      {WORDS.map(({ level, icon }) => (
        <label key={level} class={`brush ${level}`}>
          <input type="radio" name="brush" checked={level === value} onChange={() => onChange(level)} />
          <span><Icon name={icon} />{label(`level.${level}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
