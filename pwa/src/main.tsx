import './start.ts';
import { effect } from '@preact/signals';
import { render } from 'preact';
import './look/tokens.css';
import './look/base.css';
import './look/frame.css';
import './look/controls.css';
import './look/cards.css';
import './look/sheet.css';
import './look/adapt.css';
import { App } from './app.tsx';
import { isKept } from './kept.ts';
import { language, ready } from './kit/i18n.ts';
import { startClock } from './kit/clock.ts';
import { startOutbox } from './kit/outbox.ts';
import { startRoutes } from './kit/route.ts';
import { copyChanged, startStore } from './kit/store.ts';
import { startAppearance } from './members/appearance.ts';
import { sessionEnded, startSession } from './members/state.ts';
import { rememberPlace } from './places.ts';
import { keep, startUpdates } from './update.ts';

const ended = () => void sessionEnded();

/** A new page begins at its title, for eyes and for people who listen. */
function moved(forward: boolean): void {
  requestAnimationFrame(() => {
    if (forward) scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  });
}

startClock();
startAppearance();
startRoutes(moved);
startStore(ended, isKept);
startOutbox({ copyChanged, signedOut: ended });
rememberPlace();
render(<App />, document.getElementById('app')!);
void startSession();
startUpdates();
effect(() => { if (ready.value) void keep(`catalog-${language.value.code}-`); });
