import { t } from '../kit/i18n.ts';
import { contrast, size, theme, type Contrast, type Size, type Theme } from '../members/appearance.ts';
import { Segments } from '../parts/segmented.tsx';

const THEMES: Theme[] = ['system', 'light', 'dark'];
const CONTRASTS: Contrast[] = ['system', 'more'];
const SIZES: Size[] = ['auto', 'normal', 'large'];

/** How things look on this device: colours, contrast, size of the text. */
export function LookChoices() {
  return (
    <>
      <Segments label={t('settings.colours')} value={theme.value} onChange={(value) => { theme.value = value; }}
        items={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))} />
      <Segments label={t('settings.contrast')} value={contrast.value} onChange={(value) => { contrast.value = value; }}
        items={CONTRASTS.map((value) => ({ value, label: t(value === 'more' ? 'settings.contrast_more' : 'theme.system') }))} />
      <Segments label={t('settings.text')} value={size.value} onChange={(value) => { size.value = value; }}
        items={SIZES.map((value) => ({ value, label: t(`size.${value}`) }))} />
    </>
  );
}
