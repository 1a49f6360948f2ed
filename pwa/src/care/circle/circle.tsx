import { dayLong } from '../../kit/format.ts';
import { t } from '../../kit/i18n.ts';
import { href } from '../../kit/route.ts';
import { dayOf } from '../../kit/time.ts';
import { zone } from '../../kit/format.ts';
import { send } from '../../kit/api.ts';
import { refresh } from '../../kit/store.ts';
import { Button } from '../../parts/button.tsx';
import { Face, initials } from '../../parts/person.tsx';
import { Screen } from '../../parts/screen.tsx';
import { toast } from '../../parts/toast.tsx';
import { Empty, errorText } from '../../parts/told.tsx';
import { With } from '../../parts/with.tsx';
import { acting } from '../../places.ts';
import { News } from '../../queue/news.tsx';
import type { Invitation, TrustedContact } from '../../wire.ts';
import { NotTheirs } from './not-theirs.tsx';
import { end, invitationsPath, nameOf, restore, trustedPath, trustLine } from './trust.ts';

/** Who may act for me, in what, until when; and the ways to change each of these. */
export function Circle({ client }: { client: string }) {
  if (acting.value) return <NotTheirs client={client} />;
  const ask = <Button look="main" size="big" icon="plus" href={href(`/for/${client}/circle/ask`)}>{t('circle.ask')}</Button>;
  return (
    <Screen title={t('trusted.title')} back={`/for/${client}/things`} dock={ask}>
      <News />
      <p class="muted">{t('circle.lead')}</p>
      <With<TrustedContact[]> path={trustedPath(client)} aged>
        {(contacts) => (contacts.length
          ? <>{contacts.map((each) => <Contact key={each.id} contact={each} client={client} />)}</>
          : <Empty title={t('circle.none')}><p>{t('circle.none_next')}</p></Empty>)}
      </With>
      <With<Invitation[]> path={invitationsPath(client)}>
        {(invitations) => invitations.length > 0 && (
          <>
            <h2 class="third">{t('circle.waiting')}</h2>
            {invitations.map((each) => <Asked key={each.id} invitation={each} client={client} />)}
          </>
        )}
      </With>
    </Screen>
  );
}

function Contact({ contact, client }: { contact: TrustedContact; client: string }) {
  const name = nameOf(contact);
  const take = async () => {
    await end(client, contact);
    toast({ text: t('circle.ended', { name }), undo: () => void restore(client, contact) });
  };
  return (
    <section class="card" aria-labelledby={`c-${contact.id}`}>
      <div class="row nowrap">
        <Face letters={initials(contact.given_name)} />
        <div class="grow">
          <h2 class="third" id={`c-${contact.id}`}><bdi>{name}</bdi></h2>
          <p>{trustLine(contact.topics, contact.until_on)}</p>
        </div>
      </div>
      <div class="row stretch">
        <Button href={href(`/for/${client}/circle/${contact.id}`)} label={t('circle.change_of', { name })}>{t('circle.change')}</Button>
        <Button onClick={() => void take()} label={t('circle.take_back_of', { name })}>{t('circle.take_back')}</Button>
      </div>
    </section>
  );
}

/** Somebody who has not answered yet. */
function Asked({ invitation, client }: { invitation: Invitation; client: string }) {
  const name = invitation.given_name;
  const take = () => send('POST', `/api/trust-invitations/${invitation.id}/take-back`)
    .then(() => { toast({ text: t('circle.unasked', { name }) }); }, (error: unknown) => { toast({ text: errorText(error) }); })
    .then(() => refresh(invitationsPath(client), true));
  const last = dayLong(dayOf(invitation.expires_at, zone.value));
  return (
    <section class="card" aria-labelledby={`i-${invitation.id}`}>
      <h3 id={`i-${invitation.id}`}><bdi>{name}</bdi></h3>
      <p><bdi dir="ltr">{invitation.email}</bdi></p>
      <p>{trustLine(invitation.topics, invitation.until_on)}</p>
      <p class="muted">{invitation.over ? t('circle.link_over') : t(invitation.sent ? 'circle.link_until' : 'circle.link_unsent', { last })}</p>
      <Button onClick={() => void take()} label={t('circle.unask_of', { name })}>{t('circle.unask')}</Button>
    </section>
  );
}
