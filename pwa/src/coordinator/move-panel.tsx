import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { clock } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Banner, ErrorNote } from '../parts/told.tsx';
import { busy } from './actions.ts';
import { dropped, returned } from './board-keys.ts';
import { isBack, move, trial, trialFailed, type Move } from './moving.ts';
import { namesOf } from './names.ts';
import { MovePeople } from './move-people.tsx';
import { Panel } from './panel.tsx';
import { shareWords, travelWords, violationWords, worstWords } from './words.ts';
import type { Uuid } from '../wire.ts';
import type { Trial, Week } from './wire.ts';

/** What would be if the visit in the hand were put down here: rules, travel, fairness. `people` are those who have no row to hold it over. */
export function MovePanel({ week, people }: { week: Week; people: Uuid[] }) {
  const held = move.value!;
  const { workers, clients } = namesOf(week);
  const nobody = t('diff.nobody');
  const later = held.starts_at !== held.was_at;
  return (
    <Panel title={<><time class="num">{clock(held.starts_at)}</time> <bdi>{clients.get(held.visit.client_id)}</bdi></>} lead={t('move.lead')} foot={<Foot held={held} />}>
      <p class="arrow big">
        <s>{held.from ? workers.get(held.from) : nobody}{later && ` ${clock(held.was_at)}`}</s> <Icon name="arrow" small />
        <b>{held.to ? workers.get(held.to) : nobody}{later && ` ${clock(held.starts_at)}`}</b>
      </p>
      {isBack.value ? <p class="small muted">{t('move.keys')}</p> : <Answer week={week} />}
      {people.length > 0 && <MovePeople week={week} people={people} />}
    </Panel>
  );
}

function Answer({ week }: { week: Week }) {
  if (trialFailed.value) return <ErrorNote error={trialFailed.value} />;
  if (!trial.value) return <p class="small muted">{t('move.asking')}</p>;
  return <TrialView answer={trial.value} week={week} />;
}

/** The rules that would break, then travel and fairness. */
export function TrialView({ answer, week }: { answer: Trial; week: Week }) {
  const count = answer.violations.length;
  return (
    <>
      <Banner tone={count ? 'bad' : 'good'}>
        <p class="small"><b>{count ? tn('move.breaks', count) : t('move.breaks_none')}</b></p>
        {count > 0 && <ul class="small">{answer.violations.map((each, at) => <li key={at}>{violationWords(each, week)}</li>)}</ul>}
      </Banner>
      <ul class="small effects-list">
        {[travelWords(answer), shareWords(answer), worstWords(answer)].filter(Boolean).map((words) => <li key={words}>{words}</li>)}
      </ul>
    </>
  );
}

function Foot({ held }: { held: Move }) {
  const reason = useSignal('');
  const breaks = (trial.value?.violations.length ?? 0) > 0;
  const asking = breaks && held.held;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => { if (asking) place.current?.querySelector('textarea')?.focus(); }, [asking]);
  const mayPut = !isBack.value && !!trial.value && (!breaks || !held.held || reason.value.trim());
  return (
    <div class="stack" ref={place}>
      {asking && <TextArea label={t('move.reason')} hint={t('move.reason_hint')} value={reason.value} onInput={(value) => { reason.value = value; }} />}
      <Button look="main" wide disabled={busy.value || !mayPut} onClick={() => void dropped(reason.value.trim())}>
        {t(breaks ? 'move.put_anyway' : 'move.put')}
      </Button>
      <Button wide onClick={returned}>{t('move.return')}</Button>
    </div>
  );
}
