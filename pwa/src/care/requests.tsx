import { dayLong, moment } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { waiting, takeBack } from '../kit/outbox.ts';
import { href } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { toast } from '../parts/toast.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import type { CareRequest } from '../wire.ts';
import { lengthLine, oftenLine, requestsPath, tasksLine, whenLine, withdraw } from './draft.ts';
import { acting } from '../places.ts';
import { mayDo, NotMine, Ring, whose } from './shared.tsx';

/** What was asked for, and what became of it. */
export function Requests({ client }: { client: string }) {
  if (!mayDo('requests')) return <NotMine topic="requests" title={whose('requests.title')} />;
  return (
    <Screen title={whose('requests.title')} back={`/for/${client}/things`} dock={<Ring />} rings>
      <News />
      <With<CareRequest[]> path={requestsPath(client)} aged>
        {(requests) => (requests.length
          ? <>{newestFirst(requests).map((each) => <RequestCard key={each.id} request={each} client={client} />)}</>
          : <Empty title={whose('requests.none')}><p><a href={href(`/for/${client}/ask`)}>{t('requests.none_next')}</a></p></Empty>)}
      </With>
    </Screen>
  );
}

const newestFirst = (requests: CareRequest[]): CareRequest[] => [...requests].sort((a, b) => b.created_at.localeCompare(a.created_at));

const ICONS: Record<CareRequest['state'], IconName> = { waiting: 'clock', agreed: 'tick', refused: 'cross', withdrawn: 'undo' };
const LOOKS: Record<CareRequest['state'], string> = { waiting: 'published', agreed: 'confirmed', refused: 'late', withdrawn: 'done' };

function RequestCard({ request, client }: { request: CareRequest; client: string }) {
  const unsent = waiting.value.some((row) => row.thing === `request:${request.id}`);
  const { for_other: forOther, given_name: name } = request.asked_by;
  return (
    <section class="card">
      <p>{unsent
        ? <span class="state draft"><Icon name="waiting" />{t('queue.unsent')}</span>
        : <span class={`state ${LOOKS[request.state]}`}><Icon name={ICONS[request.state]} />{t(`request_state.${request.state}`)}</span>}</p>
      <h2 class="third">{tasksLine(request.tasks)}</h2>
      <p>{whenLine(request)} · {oftenLine(request)} · {lengthLine(request)}</p>
      {request.note && <p class="muted">“{request.note}”</p>}
      <Answer request={request} unsent={unsent} />
      <p class="small muted">{t(askedKey(forOther), { name, client: acting.value?.given_name, when: moment(request.created_at) })}</p>
      {request.state === 'waiting' && <Withdraw request={request} client={client} unsent={unsent} />}
    </section>
  );
}

/** Who asked for whom: "for you", or by name to whoever acts for them. */
function askedKey(forOther: boolean): string {
  if (!forOther) return 'requests.asked';
  return acting.value ? 'requests.asked_for_other' : 'requests.asked_for';
}

function Answer({ request, unsent }: { request: CareRequest; unsent: boolean }) {
  if (request.state === 'waiting' && !unsent && request.answer_by_on) return <p><b>{t('requests.answer_by', { on: dayLong(request.answer_by_on) })}</b></p>;
  return request.answer ? <p><b>{request.answer}</b></p> : null;
}

function Withdraw({ request, client, unsent }: { request: CareRequest; client: string; unsent: boolean }) {
  const take = async () => {
    if (unsent) return void takeBack(`request:${request.id}`);
    await withdraw(client, request);
    toast({ text: t('requests.withdrawn') });
  };
  return <Button onClick={() => void take()}>{t('requests.withdraw')}</Button>;
}
