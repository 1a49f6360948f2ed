import { now } from '../kit/clock.ts';
import { dayLong, zone } from '../kit/format.ts';
import { t, tn } from '../kit/i18n.ts';
import { dayOf } from '../kit/time.ts';
import { send } from '../kit/api.ts';
import { refresh } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { toast } from '../parts/toast.tsx';
import { Banner, errorText } from '../parts/told.tsx';
import { daysLeft, isRefused, isWaiting, keyOf } from './model.ts';
import { clientId, dataPath } from './where.ts';
import { lineOf, seenBy, What } from './words.ts';
import type { NegotiatedRule, Negotiation } from './wire.ts';

/** What a person still has to answer, by when; and where somebody said no, who it was and what they said. */
export function Talks({ talks, answerable }: { talks: Negotiation[]; answerable: boolean }) {
  return <>{talks.filter(isWaiting).map((talk) => <Waits key={talk.id} talk={talk} answerable={answerable} />)}{talks.filter(isRefused).map((talk) => <No key={talk.id} talk={talk} />)}</>;
}

function Waits({ talk, answerable }: { talk: Negotiation; answerable: boolean }) {
  const left = talk.answer_by_on ? daysLeft(talk.answer_by_on, dayOf(now.value, zone.value)) : undefined;
  const back = () => send('POST', `/api/my/negotiations/${talk.id}/take-back`, { client_id: clientId() })
    .then(() => { toast({ text: t('data.taken_back') }); }, (error: unknown) => { toast({ text: errorText(error) }); })
    .then(() => refresh(dataPath(), true));
  return (
    <Card title={<span class="row nowrap"><Icon name="clock" />{t('data.waits')}</span>} name="waits">
      {answerable && talk.answer_by_on && (
        <p class={talk.late ? 'strong wrong' : 'strong'}>{t(talk.late ? 'data.late' : 'data.answer_by', { on: dayLong(talk.answer_by_on) })}
          {!talk.late && left !== undefined && left >= 0 && <span class="muted"> · {tn('data.left', left)}</span>}</p>
      )}
      {!answerable && <p class="strong">{t('data.nobody_answers')}</p>}
      <Lines rules={talk.rules.filter((rule) => rule.outcome === 'waiting')} />
      {talk.by && <p class="small muted">{t('data.said_by', { name: talk.by.given_name })}</p>}
      <p class="muted">{t('data.meanwhile')}</p>
      <Button onClick={() => void back()}>{t('data.take_back')}</Button>
    </Card>
  );
}

function No({ talk }: { talk: Negotiation }) {
  return (
    <Banner tone="late" icon="speech">
      <p><b>{t('data.refused_by', { name: talk.ended_by?.given_name || t('data.somebody') })}</b></p>
      <Lines rules={talk.rules.filter((rule) => rule.outcome === 'refused')} />
      {talk.words && <blockquote dir="auto">{talk.words}</blockquote>}
      <p class="small">{t('data.refused_next')}</p>
    </Banner>
  );
}

const Lines = ({ rules }: { rules: NegotiatedRule[] }) => <ul class="lines">{rules.map((rule) => <li key={keyOf(rule)}><Line rule={rule} /></li>)}</ul>;

const Line = ({ rule }: { rule: NegotiatedRule }) => (
  <><b>{What(rule)}</b><span class="hint">{seenBy(rule)}</span>
    <span class="hint muted">{rule.answer === 'no' ? t('data.you_no') : rule.terms ? lineOf(rule.terms) : t('data.yes')}</span></>
);
