import { language, t } from '../kit/i18n.ts';
import { LANGUAGES } from '../kit/languages.ts';
import { changeLanguage } from '../members/state.ts';

/** The languages by their own names, for whoever cannot read the one that is on. */
export function LanguageLinks() {
  return (
    <div class="languages" role="group" aria-label={t('settings.language')}>
      {LANGUAGES.map((row) => (
        <button key={row.code} type="button" class="btn quiet slim" lang={row.code} aria-pressed={row.code === language.value.code}
          onClick={() => void changeLanguage(row.code)}>{row.name}</button>
      ))}
    </div>
  );
}
