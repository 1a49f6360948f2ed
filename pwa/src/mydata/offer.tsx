import { useRef } from 'preact/hooks';
import { begin, coded, t } from '../kit/i18n.ts';
import { openSheet } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { toast } from '../parts/toast.tsx';
import { answer, said, withdraw } from './acts.ts';
import { categoryIcon, recipientIcon } from './drawings.ts';
import { EndingLine } from './ending.tsx';
import { keyOf, outcome, type Given } from './model.ts';
import { Standing } from './standing.tsx';
import { of } from './where.ts';
import { because, kept, lastDay, precisely, seenBy, termsLine, What } from './words.ts';
import type { DataRule, MyData } from './wire.ts';

/** What is asked about one thing, in plain words, and the answer: neither is chosen beforehand, and both look the same. */
export function Offer({ data, rule, after }: { data: MyData; rule: DataRule; after?: () => void }) {
  const id = `o-${keyOf(rule)}`;
  const heading = useRef<HTMLHeadingElement>(null);
  const say = async (given: Given) => {
    const waits = outcome(rule, given) === 'waiting';
    const back = given.answer === 'no' && rule.necessity === 'optional' && rule.agreed?.agreement_id;
    await (back ? withdraw(data, rule) : answer(data, [rule], given));
    toast({ text: said(data, given, waits) });
    after?.();
  };
  return (
    <section class="card offer" aria-labelledby={id} data-rule={keyOf(rule)}>
      <Way rule={rule} />
      <h2 id={id} ref={heading} tabIndex={-1}>{What(rule)}</h2>
      <p>{seenBy(rule)} · {t('looks.for', { purpose: coded('purpose', rule.purpose) })}</p>
      <Standing rule={rule} />
      <EndingLine rule={rule} />
      <Facts rule={rule} days={data.answer_days} />
      <Answers rule={rule} onSay={(word) => void say({ answer: word, terms: null })} />
      <p class="small muted">{t('data.any_day')} {rule.agreed?.agreement_id && <a href={of(`/api/my/data/agreements/${rule.agreed.agreement_id}/receipt`)} download="receipt.jsonld">{t('data.receipt')}</a>}</p>
    </section>
  );
}

/** The thing, on its way to whoever would see it. */
function Way({ rule }: { rule: DataRule }) {
  return (
    <div class="way" aria-hidden="true">
      <span class="ic big"><Icon name={categoryIcon(rule.category)} /></span>
      <i />
      <span class="ic big"><Icon name={recipientIcon(rule.recipient)} /></span>
    </div>
  );
}

/** Where the agreement is narrower than what is asked for, it is the agreement that is said. */
function Facts({ rule, days }: { rule: DataRule; days: number }) {
  const { asked, agreed, necessity } = rule;
  const other = agreed && (agreed.precision !== asked.precision || agreed.retention_days !== asked.retention_days);
  const no = [because('refusing', rule.refusing), necessity === 'required' && t('data.person_answers', { days })].filter(Boolean).join(' ');
  return (
    <dl class="terms">
      {rule.precisions.length > 1 && <Fact name="how">{precisely(asked.precision)}</Fact>}
      <Fact name="kept">{kept(asked.retention_days)}</Fact>
      <Fact name="until">{lastDay(agreed?.until ?? asked.until_on)}</Fact>
      {other && <Fact name="yours"><b>{termsLine(agreed)}</b></Fact>}
      <Fact name="needed">
        {necessity === 'required' ? <><b>{begin(t('necessity.required'))}.</b> {because('needed_by', rule.needed_by)}</> : <b>{begin(t('necessity.optional'))}</b>}
        {(rule.legal_basis !== 'consent' || agreed) && <span class="hint small muted">{begin(coded('legal_basis', rule.legal_basis))}</span>}
      </Fact>
      <Fact name="good">{because('benefit', rule.benefit)}</Fact>
      <Fact name="risk">{because('risk', rule.risk)}</Fact>
      <Fact name="no">{no}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return children ? <div><dt>{t(`data.fact.${name}`)}</dt><dd>{children}</dd></div> : null;
}

function Answers({ rule, onSay }: { rule: DataRule; onSay: (word: 'yes' | 'no') => void }) {
  const yes = rule.state === 'agreed' && !!rule.agreed;
  const no = rule.state === 'declined' || rule.state === 'withdrawn';
  return (
    <>
      <div class="row stretch answers">
        <Button size="big" pressed={no} onClick={() => onSay('no')}>{t('data.no')}</Button>
        <Button size="big" pressed={yes} onClick={() => onSay('yes')}>{t('data.yes')}</Button>
      </div>
      <Button wide icon="pencil" onClick={() => openSheet('but', keyOf(rule))}>{t('data.but')}</Button>
    </>
  );
}
