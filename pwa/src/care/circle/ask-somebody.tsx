import { useSignal } from '@preact/signals';
import { announce } from '../../kit/announce.ts';
import { Problem, send } from '../../kit/api.ts';
import { t } from '../../kit/i18n.ts';
import { newId } from '../../kit/id.ts';
import { back } from '../../kit/route.ts';
import { refresh } from '../../kit/store.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Screen } from '../../parts/screen.tsx';
import { toast } from '../../parts/toast.tsx';
import { Banner, ErrorNote } from '../../parts/told.tsx';
import { acting } from '../../places.ts';
import { NotTheirs } from './not-theirs.tsx';
import { asTrust, inAYear, isWhole, TermsForm, type Terms } from './terms.tsx';
import { invitationsPath } from './trust.ts';

/** Whom, with what, until when; they get a link, and nothing holds before they say yes. */
export function AskSomebody({ client }: { client: string }) {
  const who = useSignal({ given_name: '', email: '' });
  const terms = useSignal<Terms>({ topics: ['times'], until_on: inAYear() });
  const missing = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const id = useSignal(newId());
  if (acting.value) return <NotTheirs client={client} />;
  const whole = () => !!who.value.given_name.trim() && /^\S+@\S+$/.test(who.value.email.trim()) && isWhole(terms.value);
  const ask = async () => {
    missing.value = !whole();
    if (missing.value) return announce(t('circle.missing'));
    const name = who.value.given_name.trim();
    const body = { given_name: name, email: who.value.email.trim(), ...asTrust(terms.value) };
    error.value = undefined;
    try {
      await send('PUT', `${invitationsPath(client)}/${id.value}`, body);
    } catch (problem) {
      error.value = problem;
      return announce(t('circle.not_asked'));
    }
    await refresh(invitationsPath(client), true);
    toast({ text: t('circle.asked', { name }), detail: t('circle.asked_next') });
    back(`/for/${client}/circle`);
  };
  return (
    <Screen title={t('circle.ask')} back={`/for/${client}/circle`} dock={<Button look="main" size="big" onClick={() => void ask()}>{t('circle.send')}</Button>}>
      <p class="muted">{t('circle.ask_lead')}</p>
      <section class="card">
        <Field label={t('circle.name')} value={who.value.given_name} autocomplete="off" onInput={(given_name) => { who.value = { ...who.value, given_name }; }} />
        <Field type="email" label={t('circle.email')} hint={t('circle.email_hint')} value={who.value.email} autocomplete="off" error={fieldError(error.value, 'email')}
          onInput={(email) => { who.value = { ...who.value, email }; }} />
      </section>
      <TermsForm terms={terms.value} onChange={(value) => { terms.value = value; }} />
      {missing.value && !whole() && <Banner tone="late" icon="why"><p>{t('circle.missing')}</p></Banner>}
      {error.value !== undefined && <ErrorNote error={error.value} />}
    </Screen>
  );
}

const fieldError = (error: unknown, field: string): string | undefined =>
  (error instanceof Problem ? error.errors.find((each) => each.field === field)?.message : undefined);
