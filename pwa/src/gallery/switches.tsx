import { language, t } from '../kit/i18n.ts';
import { LANGUAGES } from '../kit/languages.ts';
import { LookChoices } from '../coop/look-choices.tsx';
import { changeLanguage } from '../members/state.ts';
import { Select } from '../parts/field.tsx';
import { Part } from './part.tsx';

/** How one looks at the parts; it is what the settings say too. */
export function Switches() {
  return (
    <Part name="look">
      <LookChoices />
      <Select label={t('settings.language')} value={language.value.code} onChange={(code) => void changeLanguage(code)}
        options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))} />
    </Part>
  );
}
