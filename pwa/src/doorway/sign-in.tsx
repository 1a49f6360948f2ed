import { useSignal } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { replace } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Mark } from '../parts/mark.tsx';
import { Screen } from '../parts/screen.tsx';
import { Banner, ErrorNote } from '../parts/told.tsx';
import { home } from '../places.ts';
import { DemoPeople } from './demo.tsx';
import { LanguageLinks } from './language.tsx';
import { knowsPasskeys } from '../members/passkeys.ts';
import { askForLink, signInWith } from '../members/state.ts';
import { ByPasskey } from './by-passkey.tsx';

/** What this phone keeps first, where it can; else one field, no password: a link comes by mail. */
export function SignIn() {
  const quick = knowsPasskeys();
  const email = useSignal('');
  const sent = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const ask = async (event: Event) => {
    event.preventDefault();
    error.value = undefined;
    await askForLink(email.value.trim()).then(() => { sent.value = true; }, (problem: unknown) => { error.value = problem; });
  };
  return (
    <Screen title={t('sign_in.title')} header={<Welcome />} noTabs>
      {quick && !sent.value && <ByPasskey />}
      {sent.value ? <Sent email={email.value} again={() => { sent.value = false; }} /> : (
        <form class="card" onSubmit={(event) => void ask(event)}>
          {quick && <h2 class="third">{t('sign_in.by_mail')}</h2>}
          <Field type="email" autocomplete="email" label={t('sign_in.email')} hint={t('sign_in.email_hint')} value={email.value} required
            onInput={(value) => { email.value = value; }} />
          {error.value !== undefined && <ErrorNote error={error.value} />}
          <Button look={quick ? 'plain' : 'main'} size="big" wide type="submit">{t('sign_in.ask')}</Button>
        </form>
      )}
      <DemoPeople />
    </Screen>
  );
}

function Welcome() {
  return (
    <header class="welcome">
      <LanguageLinks />
      <Mark />
      <h1 tabIndex={-1}>{t('sign_in.title')}</h1>
      <p class="muted">{t('sign_in.lead')}</p>
    </header>
  );
}

function Sent({ email, again }: { email: string; again: () => void }) {
  return (
    <section class="card" role="status">
      <h2>{t('sign_in.sent')}</h2>
      <p>{t('sign_in.sent_to', { email })}</p>
      <p class="muted">{t('sign_in.sent_hint')}</p>
      <Button wide onClick={again}>{t('sign_in.other')}</Button>
    </section>
  );
}

/** The page the mail leads to. A tap uses the link up, so that a mail program that looks at it first does not. */
export function UseLink({ token }: { token: string }) {
  const error = useSignal<unknown>(undefined);
  const busy = useSignal(false);
  const enter = async () => {
    busy.value = true;
    await signInWith(token).then(() => replace(home.value), (problem: unknown) => { error.value = problem; });
    busy.value = false;
  };
  return (
    <Screen title={t('sign_in.use_title')} header={<Welcome />} noTabs>
      {error.value !== undefined && <Banner tone="bad"><p><b>{t('sign_in.link_old')}</b> {t('sign_in.link_old_next')}</p></Banner>}
      {error.value === undefined
        ? <Button look="main" size="big" wide disabled={busy.value} onClick={() => void enter()}>{t('sign_in.enter')}</Button>
        : <Button look="main" size="big" wide href="#/sign-in">{t('sign_in.new_link')}</Button>}
    </Screen>
  );
}
