import { now } from '../kit/clock.ts';
import { dayLong, moment, zone } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { dayOf } from '../kit/time.ts';
import { daysLeft, keyOf, sameRule } from '../mydata/model.ts';
import type { NegotiatedRule } from '../mydata/wire.ts';
import { kept, lineOf, precisely, seenBy, What } from '../mydata/words.ts';
import { Own } from './own.tsx';
import { Reply } from './reply.tsx';
import type { Counter, Declaration, DeclaredRule } from './wire.ts';

/** What somebody offered that is less than the service needs; a person answers, with words and by name. */
export function CounterCard({ counter, declaration, alone }: { counter: Counter; declaration: Declaration; alone: boolean }) {
  const { subject, own } = counter;
  const id = `n-${counter.id}`;
  const waiting = counter.rules.filter((rule) => rule.outcome === 'waiting');
  return (
    <section class="card counter" aria-labelledby={`${id} ${id}-what`}>
      <h2 class="third" id={id}><bdi>{`${subject.given_name} ${subject.family_name}`}</bdi></h2>
      <Due counter={counter} />
      {waiting.map((rule, at) => <Offered key={keyOf(rule)} id={`${id}-what${at || ''}`} rule={rule} asked={declaration.rules.find((each) => sameRule(each, rule))} />)}
      {own ? <Own alone={alone} /> : <Answer id={counter.id} name={subject.given_name} />}
    </section>
  );
}

function Due({ counter: { answer_by_on, late, opened_at, by } }: { counter: Counter }) {
  const left = answer_by_on ? daysLeft(answer_by_on, dayOf(now.value, zone.value)) : 0;
  return (
    <p class="small">
      {answer_by_on && <b class={late ? 'wrong' : ''}>{t(late ? 'datarole.was_due' : 'datarole.due', { on: dayLong(answer_by_on) })}{!late && left >= 0 && ` · ${tn('data.left', left)}`}</b>}
      <span class="hint muted">{moment(opened_at)}{by && ` · ${t('data.said_by', { name: by.given_name })}`}</span>
    </p>
  );
}

/** What was asked for, and what was offered in its place. */
function Offered({ id, rule, asked }: { id: string; rule: NegotiatedRule; asked: DeclaredRule | undefined }) {
  return (
    <div class="offered">
      <p><b id={id}>{What(rule)}</b><span class="hint small">{seenBy(rule)} · {t('looks.for', { purpose: coded('purpose', rule.purpose) })}</span></p>
      <dl class="terms">
        {asked && <div><dt>{t('datarole.asked')}</dt><dd>{precisely(asked.precision)} · {t('data.kept', { span: kept(asked.retention_days) })}</dd></div>}
        {asked?.least_precision && <div><dt>{t('datarole.least')}</dt><dd>{precisely(asked.least_precision)} · {t('data.kept', { span: kept(asked.least_retention_days ?? asked.retention_days) })}</dd></div>}
        <div class="theirs"><dt>{t('datarole.offered')}</dt><dd><b>{rule.answer === 'no' || !rule.terms ? begin(t('datarole.says_no')) : lineOf(rule.terms)}</b></dd></div>
      </dl>
    </div>
  );
}

function Answer({ id, name }: { id: string; name: string }) {
  const way = (verb: 'refuse' | 'accept') => ({ word: t(`datarole.${verb}`), path: `/negotiations/${id}/${verb}`, said: t(`datarole.${verb}_done`, { name }) });
  return <Reply label={t('datarole.words', { name })} ways={[{ ...way('refuse'), icon: 'cross' }, { ...way('accept'), icon: 'tick' }]} />;
}
