import { dayLong, list, moment } from '../kit/format.ts';
import { begin, coded, t } from '../kit/i18n.ts';
import { Own } from './own.tsx';
import { Reply } from './reply.tsx';
import type { WaitingQuestion } from './wire.ts';

/** What somebody asked about one look. The answer carries the name of who gives it. */
export function QuestionCard({ question, alone }: { question: WaitingQuestion; alone: boolean }) {
  const { look, answer_by_on, late, subject, own } = question;
  const id = `q-${question.id}`;
  return (
    <section class="card counter" aria-labelledby={`${id} ${id}-what`}>
      <h2 class="third" id={id}><bdi>{`${subject.given_name} ${subject.family_name}`}</bdi></h2>
      <p class="small"><b class={late ? 'wrong' : ''}>{t(late ? 'datarole.was_due' : 'datarole.due', { on: dayLong(answer_by_on) })}</b><span class="hint muted">{moment(question.asked_at)}{question.by && ` · ${t('data.said_by', { name: question.by.given_name })}`}</span></p>
      <blockquote dir="auto" id={`${id}-what`}>{question.words}</blockquote>
      <p class="small muted">{t('datarole.about')} {begin(list(look.categories.map((each) => coded('category', each))))} · {coded('recipient', look.recipient)} · {moment(look.opened_at)}</p>
      {own
        ? <Own alone={alone} />
        : <Reply label={t('datarole.answer_to', { name: subject.given_name })} ways={[{ word: t('datarole.answer'), path: `/questions/${question.id}/answer`, said: t('datarole.answered', { name: subject.given_name }) }]} />}
    </section>
  );
}
