import { useSignal } from '@preact/signals';
import { announce } from '../../kit/announce.ts';
import { t } from '../../kit/i18n.ts';
import { back } from '../../kit/route.ts';
import { useHeld } from '../../kit/store.ts';
import { Button } from '../../parts/button.tsx';
import { Screen } from '../../parts/screen.tsx';
import { toast } from '../../parts/toast.tsx';
import { Banner, Empty } from '../../parts/told.tsx';
import { acting } from '../../places.ts';
import type { Topic, TrustedContact } from '../../wire.ts';
import { NotTheirs } from './not-theirs.tsx';
import { asTrust, isWhole, TermsForm, type Terms } from './terms.tsx';
import { changeTrust, nameOf, trustedPath } from './trust.ts';

/** Other topics or another last day for somebody who is trusted already. */
export function ChangeTrust({ client, contact: id }: { client: string; contact: string }) {
  const contact = useHeld<TrustedContact[]>(trustedPath(client)).data.value?.find((each) => each.id === id);
  if (acting.value) return <NotTheirs client={client} />;
  if (!contact) return <Screen title={t('trusted.title')} back={`/for/${client}/circle`}><Empty title={t('circle.gone')} /></Screen>;
  return <Form client={client} contact={contact} />;
}

function Form({ client, contact }: { client: string; contact: TrustedContact }) {
  const terms = useSignal<Terms>({ topics: contact.topics as Topic[], until_on: contact.until_on });
  const name = nameOf(contact);
  const list = `/for/${client}/circle`;
  const keep = async () => {
    if (!isWhole(terms.value)) return announce(t('circle.missing'));
    await changeTrust(client, contact, asTrust(terms.value));
    toast({ text: t('circle.changed', { name }), undo: () => void changeTrust(client, contact, asTrust({ topics: contact.topics as Topic[], until_on: contact.until_on })) });
    back(list);
  };
  return (
    <Screen title={name} back={list} dock={<Button look="main" size="big" onClick={() => void keep()}>{t('act.save')}</Button>}>
      <p class="muted">{t('circle.change_lead', { name })}</p>
      <TermsForm terms={terms.value} onChange={(value) => { terms.value = value; }} />
      {!isWhole(terms.value) && <Banner tone="late" icon="why"><p>{t('circle.missing')}</p></Banner>}
    </Screen>
  );
}
