import { t } from '../kit/i18n.ts';
import { now } from '../kit/clock.ts';
import { plainClock } from '../kit/format.ts';
import { takeBack } from '../kit/outbox.ts';
import { back, href, replace } from '../kit/route.ts';
import { refresh, useHeld } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { Door, Doors } from '../parts/door.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { Empty, Missing } from '../parts/told.tsx';
import { News } from '../queue/news.tsx';
import type { Coming, ComingVisit } from '../wire.ts';
import { cancel, comingPath, dayPartOf, namesOf, whenOf } from './coming-visits.ts';
import { MoveIt } from './move.tsx';
import { mayDo, NotMine } from './shared.tsx';

/** The visits that can still be called off, to choose one. */
export function Change({ client }: { client: string }) {
  const { data, error } = useHeld<Coming>(comingPath(client));
  if (!mayDo('requests')) return <NotMine topic="requests" title={t('change.title')} />;
  const open = changeable(data.value);
  return (
    <Screen title={t('change.title')} back={`/for/${client}/coming`}>
      <News />
      {open.length > 0 && (
        <Doors>
          {open.map((visit) => <Door key={visit.id} icon="week" href={href(`/for/${client}/change/${visit.id}`)} hint={dayPartOf(visit)}><b>{plainClock(visit.starts_at)} · {namesOf(visit)}</b></Door>)}
        </Doors>
      )}
      {data.value && !open.length && <Empty title={t('change.none')} />}
      {!data.value && error.value !== undefined && <Missing error={error.value} again={() => void refresh(comingPath(client), true)} />}
    </Screen>
  );
}

const changeable = (coming: Coming | undefined): ComingVisit[] =>
  (coming?.visits ?? []).filter((visit) => Date.parse(visit.starts_at) > now.value);

/** "Not this time", asked once more because others are told. */
export function NotThisTime({ client, visit: id }: { client: string; visit: string }) {
  const { data } = useHeld<Coming>(comingPath(client));
  if (!mayDo('requests')) return <NotMine topic="requests" title={t('change.ask')} />;
  const visit = changeable(data.value).find((each) => each.id === id);
  const list = `/for/${client}/change`;
  const off = async () => {
    await cancel(client, visit!);
    toast({ text: t('change.done', { when: whenOf(visit!) }), undo: () => void takeBack(`cancel:${id}`) });
    replace(`/for/${client}/coming`);
  };
  const dock = visit && <><Button size="big" onClick={() => back(list)}>{t('change.keep')}</Button><Button look="main" size="big" onClick={() => void off()}>{t('change.do')}</Button></>;
  return (
    <Screen title={t('change.ask')} back={list} dock={dock}>
      <News />
      {visit ? <><Effect visit={visit} /><MoveIt client={client} visit={visit} /></> : data.value && <Empty title={t('change.gone')} />}
    </Screen>
  );
}

function Effect({ visit }: { visit: ComingVisit }) {
  const names = namesOf(visit);
  return (
    <section class="card">
      <h2 class="third">{whenOf(visit)}{visit.workers.length > 0 && ` · ${names}`}</h2>
      <p>{visit.workers.length ? t('change.effect', { names }) : t('change.effect_nobody')}</p>
      <p>{t('change.others')}</p>
    </section>
  );
}
