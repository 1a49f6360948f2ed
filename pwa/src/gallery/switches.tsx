import { language, t } from '../kit/i18n.ts';
import { LANGUAGES } from '../kit/languages.ts';
import { contrast, size, theme, type Contrast, type Size, type Theme } from '../members/appearance.ts';
import { changeLanguage } from '../members/state.ts';
import { Select } from '../parts/field.tsx';
import { Segments } from '../parts/segmented.tsx';
import { Part } from './part.tsx';

const THEMES: Theme[] = ['system', 'light', 'dark'];
const CONTRASTS: Contrast[] = ['system', 'more'];
const SIZES: Size[] = ['auto', 'normal', 'large'];

/** How one looks at the parts; it is what the settings say too. */
export function Switches() {
  return (
    <Part name="look">
      <Segments label={t('settings.colours')} value={theme.value} onChange={(value) => { theme.value = value; }}
        items={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))} />
      <Segments label={t('settings.contrast')} value={contrast.value} onChange={(value) => { contrast.value = value; }}
        items={CONTRASTS.map((value) => ({ value, label: t(value === 'more' ? 'settings.contrast_more' : 'theme.system') }))} />
      <Segments label={t('settings.text')} value={size.value} onChange={(value) => { size.value = value; }}
        items={SIZES.map((value) => ({ value, label: t(`size.${value}`) }))} />
      <Select label={t('settings.language')} value={language.value.code} onChange={(code) => void changeLanguage(code)}
        options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))} />
    </Part>
  );
}
