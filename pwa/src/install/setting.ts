import { speakOf } from '../kit/i18n.ts';
import { later } from '../later.tsx';

/** Whether the app is on the home screen, and how it gets there: fetched for the settings. */
export const InstallSetting = later(async () => {
  const [{ InstallSetting: found }] = await Promise.all([import('./card.tsx'), speakOf('install')]);
  return found;
});
