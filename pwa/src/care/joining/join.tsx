import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get, Problem, send } from '../../kit/api.ts';
import { dayFull } from '../../kit/format.ts';
import { language, t } from '../../kit/i18n.ts';
import { replace } from '../../kit/route.ts';
import { ME } from '../../members/keys.ts';
import { enter } from '../../members/state.ts';
import { Button } from '../../parts/button.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Screen } from '../../parts/screen.tsx';
import { ErrorNote } from '../../parts/told.tsx';
import { home } from '../../places.ts';
import type { Accepted, Invited, Me } from '../../wire.ts';
import { Agreement, AskName, type Names } from './agreeing.tsx';

/** The page a client's link leads to: who asks, for what, until when; a yes makes it so. */
export function Join({ token }: { token: string }) {
  const asked = useSignal<Invited | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  const done = useSignal(false);
  const load = () => {
    error.value = undefined;
    void send<Invited>('POST', '/api/trust-invitations/read', { token }).then((found) => { asked.value = found; }, (problem: unknown) => { error.value = problem; });
  };
  useEffect(load, [token]);
  const title = asked.value ? t('join.title', { name: asked.value.client_given_name }) : t('join.loading');
  return (
    <Screen title={title} header={<header class="welcome"><Mark /><h1 tabIndex={-1}>{title}</h1></header>} noTabs>
      {error.value !== undefined && <ErrorNote error={error.value} {...(!(error.value instanceof Problem) && { again: load })} />}
      {asked.value && !done.value && <Question token={token} asked={asked.value} done={() => { done.value = true; }} />}
      {asked.value && done.value && <Linked asked={asked.value} />}
    </Screen>
  );
}

function Question({ token, asked, done }: { token: string; asked: Invited; done: () => void }) {
  const names = useSignal<Names>({ given_name: asked.given_name, family_name: '' });
  const error = useSignal<unknown>(undefined);
  const busy = useSignal(false);
  const yes = async (event: Event) => {
    event.preventDefault();
    busy.value = true;
    error.value = undefined;
    try {
      await say(token, asked, names.value, done);
    } catch (problem) {
      error.value = problem;
    }
    busy.value = false;
  };
  return (
    <form class="asked" onSubmit={(event) => void yes(event)}>
      <Trusted asked={asked} />
      {!asked.member && <><AskName names={names.value} onChange={(value) => { names.value = value; }} /><Agreement asked={asked} /></>}
      {error.value !== undefined && <ErrorNote error={error.value} />}
      <Button look="main" size="big" wide type="submit" disabled={busy.value}>{t(asked.member ? 'join.yes' : 'join.yes_join')}</Button>
      <p class="muted">{t('join.no')}</p>
      <p>{t('join.ring', { cooperative: asked.cooperative })} <a class="num" dir="ltr" href={`tel:${asked.phone}`}>{asked.phone}</a></p>
    </form>
  );
}

/** Who joins is signed in with it; who was a member signs in as always. */
async function say(token: string, asked: Invited, names: Names, done: () => void): Promise<void> {
  const body = { token, ...names, family_name: names.family_name || names.given_name, language: language.value.code, agrees: true };
  const { joined } = await send<Accepted>('POST', '/api/trust-invitations/accept', asked.member ? { ...body, given_name: asked.given_name } : body);
  if (!joined) return done();
  await enter(await get<Me>(ME));
  replace(home.value);
}

function Trusted({ asked }: { asked: Invited }) {
  return (
    <section class="card" aria-labelledby="trusts">
      <h2 id="trusts" class="third">{t('join.trusts', { name: asked.client_given_name })}</h2>
      <ul class="rows inner">
        {asked.topics.map((topic) => <li key={topic}><span class="grow"><b>{t(`topic.${topic}`)}</b><span class="hint muted">{t(`topic_hint.${topic}`)}</span></span></li>)}
      </ul>
      <p>{t('join.until', { on: dayFull(asked.until_on) })}</p>
    </section>
  );
}

function Linked({ asked }: { asked: Invited }) {
  return (
    <section class="card" role="status">
      <h2>{t('join.done', { name: asked.client_given_name })}</h2>
      <p>{t('join.done_next')}</p>
      <Button look="main" size="big" wide href="#/">{t('join.open')}</Button>
    </section>
  );
}
