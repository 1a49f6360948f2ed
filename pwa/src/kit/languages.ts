/** A language is its catalog in `locales/` and one row here. */
export interface Language {
  code: string;
  /** Its own name, in its own script. */
  name: string;
  /** For Intl: region and digits. */
  tag: string;
  dir: 'ltr' | 'rtl';
}

export const LANGUAGES: readonly Language[] = [
  { code: 'en', name: 'English', tag: 'en-GB', dir: 'ltr' },
  { code: 'gu', name: 'ગુજરાતી', tag: 'gu-IN-u-nu-latn', dir: 'ltr' },
  { code: 'hi', name: 'हिन्दी', tag: 'hi-IN-u-nu-latn', dir: 'ltr' },
  { code: 'es', name: 'Español', tag: 'es', dir: 'ltr' },
  { code: 'ar', name: 'العربية', tag: 'ar-u-nu-latn', dir: 'rtl' },
];

/** The row for a code, or for the first of `wanted` we have, or English. */
export function languageFor(...wanted: (string | undefined)[]): Language {
  for (const code of wanted) {
    const row = LANGUAGES.find((each) => each.code === code?.split('-')[0]);
    if (row) return row;
  }
  return LANGUAGES[0]!;
}
