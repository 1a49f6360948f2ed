/** What this phone remembers from one start to the next. */
export const ME = '/api/me';
export const MEMBER_KEY = 'commonrota:member';
export const LANGUAGE_KEY = 'commonrota:language';
