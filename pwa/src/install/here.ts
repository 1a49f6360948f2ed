import { createElement } from 'preact';
import { speakOf } from '../kit/i18n.ts';
import { later } from '../later.tsx';
import { offered } from './offer.ts';

const Card = later(async () => {
  const [{ InstallCard }] = await Promise.all([import('./card.tsx'), speakOf('install')]);
  return InstallCard;
});

/** The offer to keep the app on the home screen, at the end of a page and only at a calm moment. */
export const InstallHere = () => (offered.value ? createElement(Card, {}) : null);
