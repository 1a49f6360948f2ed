import { dayLong, list, moment } from '../kit/format.ts';
import { begin, coded, t } from '../kit/i18n.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { Whose } from './home.tsx';
import { questionsPath, root, told } from './where.ts';
import type { Question } from './wire.ts';

/** What was asked about looks, and what somebody answered. */
export function Questions() {
  return (
    <Screen title={told('data.questions')} back={root.value}>
      <News />
      <Whose />
      <With<Question[]> path={questionsPath()} aged>
        {(questions) => (questions.length
          ? <>{questions.map((each) => <One key={each.id} question={each} />)}</>
          : <Empty title={t('data.no_questions')}><p>{t('data.no_questions_next')}</p></Empty>)}
      </With>
    </Screen>
  );
}

function One({ question: each }: { question: Question }) {
  const { look } = each;
  const seen = list(look.categories.map((code) => coded('category', code)));
  return (
    <section class="card talk" aria-labelledby={`q-${each.id}`}>
      <h2 class="third" id={`q-${each.id}`}>{begin(seen)}</h2>
      <p class="small muted">{begin(coded('recipient', look.recipient))} · {moment(look.opened_at)}</p>
      <blockquote class="mine" dir="auto">{each.words}</blockquote>
      <p class="small muted at-end">{each.by && `${t('data.said_by', { name: each.by.given_name })} · `}{moment(each.asked_at)}</p>
      {each.answer ? <Answer question={each} /> : <Waits question={each} />}
    </section>
  );
}

const Answer = ({ question: each }: { question: Question }) => (
  <>
    <blockquote dir="auto">{each.answer}</blockquote>
    <p class="small muted">{t('data.answered_by', { name: each.answered_by?.given_name || t('data.somebody'), when_at: each.answered_at })}</p>
  </>
);

function Waits({ question: { answer_by_on, late } }: { question: Question }) {
  if (!answer_by_on) return <p class="strong">{t('queue.unsent')}</p>;
  return <p class={late ? 'strong wrong' : 'strong'}>{t(late ? 'data.late' : 'data.answer_by', { on: dayLong(answer_by_on) })}</p>;
}
