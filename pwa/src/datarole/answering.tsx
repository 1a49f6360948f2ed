import { list } from '../kit/format.ts';
import { useFresh } from '../kit/heard.ts';
import { t } from '../kit/i18n.ts';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { CounterCard } from './counter.tsx';
import { Emergencies } from './emergencies.tsx';
import { DESK, Frame } from './frame.tsx';
import { inTurn } from './model.ts';
import { QuestionCard } from './question.tsx';
import type { Desk } from './wire.ts';

/** What members offered that somebody must answer, and what they asked about looks. */
export function Answering() {
  useFresh(DESK, /^(data|question|emergency)_/);
  return <Frame at=""><With<Desk> path={DESK} aged>{(desk) => <Waiting desk={desk} />}</With></Frame>;
}

function Waiting({ desk: { counters, questions, declaration, holders, emergencies } }: { desk: Desk }) {
  return (
    <>
      {!counters.length && !questions.length && <Empty title={t('datarole.none')}>{t('datarole.none_next')}</Empty>}
      <div class="talks">
        {inTurn(counters).map((each) => <CounterCard key={each.id} counter={each} declaration={declaration} alone={holders.length < 2} />)}
        {questions.map((each) => <QuestionCard key={each.id} question={each} alone={holders.length < 2} />)}
      </div>
      <Emergencies emergencies={emergencies} />
      <p class="small muted">{t('datarole.holders', { names: list(holders.map((each) => each.given_name)) })}</p>
    </>
  );
}
