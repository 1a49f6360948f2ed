import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import '../look/door-note.css';
import type { components } from '../api.d.ts';
import { get, Problem, send } from '../kit/api.ts';
import { now } from '../kit/clock.ts';
import { clock } from '../kit/format.ts';
import { useHeard } from '../kit/heard.ts';
import { t, tn } from '../kit/i18n.ts';
import { back } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { Banner, Empty, ErrorNote, Missing } from '../parts/told.tsx';
import type { Uuid } from '../wire.ts';

type Found = components['schemas']['InEmergency'];
const WEEK = '/desk/week';
const MINUTE_MS = 60_000;

/** What is read of a client in an emergency. Asked for once, for each look is told them; kept nowhere, and gone with its time. */
export function EmergencyScreen({ client }: { client: Uuid }) {
  const found = useSignal<Found | undefined>(undefined);
  const failed = useSignal<unknown>(undefined);
  const look = () => {
    failed.value = undefined;
    get<Found>(`/api/clients/${client}/emergency`).then((answer) => { found.value = answer; }, (error: unknown) => { failed.value = error; });
  };
  useEffect(look, [client]);
  // Whoever it concerns may end it while it is on the screen. What was missed is asked for again, which is one more look.
  const id = found.value?.id;
  const shut = (why?: unknown) => { found.value = undefined; failed.value = why; };
  useHeard(id, (heard) => { if (heard.kind === 'emergency_ended' && heard.id === id) shut(new Problem(404, {})); }, () => { shut(); look(); });
  const here = found.value && now.value < Date.parse(found.value.until_at) ? found.value : undefined;
  if (here) return <Open found={here} client={client} />;
  if (found.value || (failed.value instanceof Problem && failed.value.status === 404)) return <Over />;
  return <Screen title={t('emergency.title')} back={WEEK} noTabs>{failed.value === undefined ? null : <Missing error={failed.value} again={look} />}</Screen>;
}

const Over = () => <Screen title={t('emergency.title')} back={WEEK} noTabs><Empty title={t('emergency.over')}>{t('emergency.over_next')}</Empty></Screen>;

function Open({ found, client }: { found: Found; client: Uuid }) {
  const error = useSignal<unknown>(undefined);
  const end = () => void send('POST', `/api/emergencies/${found.id}/end`, {}).then(
    () => { toast({ text: t('emergency.closed') }); back(`${WEEK}?person=${client}`); }, (problem: unknown) => { error.value = problem; });
  const left = Math.ceil((Date.parse(found.until_at) - Math.max(now.value, Date.parse(found.opened_at))) / MINUTE_MS);
  return (
    <Screen title={`${found.given_name} ${found.family_name}`} news={t('emergency.title')} back={WEEK} noTabs dock={<Button size="big" icon="lock" onClick={end}>{t('emergency.end')}</Button>}>
      {error.value !== undefined && <ErrorNote error={error.value} />}
      <Banner tone="late" icon="clock"><p><b>{t('emergency.open_until', { until: clock(found.until_at) })}</b> · {tn('emergency.left', left)}</p></Banner>
      <Card title={t('emergency.phone')}>{found.phone ? <Ring name={found.given_name} phone={found.phone} /> : <Nothing />}</Card>
      <Card title={t('emergency.address')}>{found.line ? <p class="strong"><bdi>{found.line}</bdi></p> : <Nothing />}</Card>
      <Card title={t('emergency.door')}><div class="door-note">{found.door_note ? <p class="note" dir="auto">{found.door_note}</p> : <Nothing />}</div></Card>
      <Card title={t('emergency.contacts')}>{found.contacts.length ? <ul class="stack">{found.contacts.map((each, at) => <Contact key={at} contact={each} />)}</ul> : <Nothing />}</Card>
      <Card title={t('emergency.notes')}>{found.notes.length ? found.notes.map((each, at) => <Said key={at} words={[each.note, each.answer]} />) : <Nothing />}</Card>
    </Screen>
  );
}

const Nothing = () => <p class="muted">{t('emergency.nothing')}</p>;

function Ring({ name, phone }: { name: string; phone: string }): ComponentChildren {
  return <Button look="main" size="big" wide icon="phone" href={`tel:${phone.replaceAll(' ', '')}`} label={`${t('act.ring')}: ${name}, ${phone}`}><span class="num" dir="ltr">{phone}</span></Button>;
}

function Contact({ contact }: { contact: Found['contacts'][number] }) {
  const { given_name, family_name, phone } = contact;
  return (
    <li>
      <p><b><bdi>{`${given_name} ${family_name}`}</bdi></b>{!phone && <span class="muted"> · {t('emergency.no_number')}</span>}</p>
      {phone && <Button wide icon="phone" href={`tel:${phone.replaceAll(' ', '')}`} label={`${t('act.ring')}: ${given_name}, ${phone}`}><span class="num" dir="ltr">{phone}</span></Button>}
    </li>
  );
}

const Said = ({ words }: { words: (string | null)[] }) => <>{words.filter(Boolean).map((each) => <blockquote key={each} class="said" dir="auto">{each}</blockquote>)}</>;
