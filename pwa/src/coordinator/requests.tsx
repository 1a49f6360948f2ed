import { dayLong } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { me } from '../members/state.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { openWeek, today } from './address.ts';
import { REQUESTS, useChanges } from './events.ts';
import { byAnswerDay } from './request-model.ts';
import { beside } from './room.ts';
import { RequestPanel } from './request-panel.tsx';
import { openId, openRequest, whatAsked, whenAsked } from './request-words.ts';
import type { DeskRequest } from './wire.ts';

/** Care requests that wait for an answer, the one promised soonest first. */
export function RequestsScreen() {
  useChanges(openWeek.value);
  return (
    <Screen title={t('request.title')} wide header={<header class="desktop-top"><div class="grow"><h1 tabIndex={-1}>{t('request.title')}</h1><p class="small muted">{t('request.lead')}</p></div></header>}>
      <News />
      <With<DeskRequest[]> path={REQUESTS}>{(found) => <Waiting requests={byAnswerDay(found)} />}</With>
    </Screen>
  );
}

function Waiting({ requests }: { requests: DeskRequest[] }) {
  const open = requests.find((each) => each.id === openId.value) ?? (beside.value ? requests[0] : undefined);
  if (!requests.length) return <Empty title={t('request.none')}>{t('request.none_next')}</Empty>;
  return (
    <div class="boardwrap asks">
      <ul class="card doors asklist">{requests.map((each) => <RequestRow key={each.id} request={each} open={each.id === open?.id} />)}</ul>
      {open && <RequestPanel key={open.id} request={open} />}
    </div>
  );
}

function RequestRow({ request, open }: { request: DeskRequest; open: boolean }) {
  const { given_name, family_name } = request.client;
  const team = me.value?.teams.find((each) => each.id === request.team_id)?.name;
  const late = request.answer_by_on < today.value;
  return (
    <li>
      <button type="button" class="door" aria-pressed={open} onClick={() => openRequest(request.id)}>
        <span class="grow">
          <b><bdi>{`${given_name} ${family_name}`}</bdi></b>{team && <span class="small muted"> · {team}</span>}
          <span class="hint">{whatAsked(request)}</span>
          <span class="hint small muted">{whenAsked(request)}</span>
        </span>
        <span class={late ? 'small answerby is-late' : 'small answerby'}>{t(late ? 'request.was_due' : 'request.answer_by', { day: dayLong(request.answer_by_on) })}</span>
      </button>
    </li>
  );
}
