import './install/offer.ts';
import { spoken } from './kit/announce.ts';
import { ready, t } from './kit/i18n.ts';
import { match, path, replace } from './kit/route.ts';
import { PageAt } from './lazy.tsx';
import { Doorway } from './doorway.tsx';
import { Joining } from './joining.tsx';
import { phase } from './members/state.ts';
import { home } from './places.ts';

/** The page the address names, for who is signed in; the way in for who is not. */
export function App() {
  if (!ready.value) return null;
  return (
    <>
      <button type="button" class="skip" onClick={toPage}>{t('act.skip')}</button>
      <Inside />
      <div class="sr" role="status" aria-live="polite">{spoken.value}</div>
    </>
  );
}

function toPage(): void {
  const main = document.getElementById('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}

function Inside() {
  const at = path.value;
  const link = match('/sign-in/:token', at)?.['token'];
  const asked = match('/join/:token', at)?.['token'];
  if (asked && phase.value !== 'starting') return <Joining token={asked} />;
  if (link || phase.value === 'out') return <Doorway {...(link && { token: link })} />;
  if (phase.value !== 'in') return null;
  if (at === '/' || at === '/sign-in') {
    queueMicrotask(() => replace(home.value));
    return null;
  }
  return <PageAt />;
}
