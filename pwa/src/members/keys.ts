/** What this phone remembers from one start to the next. */
export const ME = '/api/me';
export const MEMBER_KEY = 'commonrota:member';
/** How it looks to whoever has this device in the hand: it stays when they sign out. */
export const LOOK_KEYS = ['language', 'theme', 'contrast', 'size'].map((each) => `commonrota:${each}`);
export const LANGUAGE_KEY = 'commonrota:language';
