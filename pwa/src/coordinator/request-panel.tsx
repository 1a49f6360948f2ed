import { useSignal } from '@preact/signals';
import { dayLong } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { send } from '../kit/api.ts';
import { refresh } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { toast } from '../parts/toast.tsx';
import { dayOf } from '../kit/time.ts';
import { zone } from '../kit/format.ts';
import { attempt, busy } from './actions.ts';
import { REQUESTS } from './events.ts';
import { Panel } from './panel.tsx';
import { AgreeForm } from './request-form.tsx';
import { agreementOf, draftOf, faults, type Draft } from './request-model.ts';
import { closeRequest, whatAsked, whenAsked } from './request-words.ts';
import type { DeskRequest } from './wire.ts';

/** One request: what was asked, and the answer. What is typed stays when an answer does not go through. */
export function RequestPanel({ request }: { request: DeskRequest }) {
  const draft = useSignal<Draft>(draftOf(request));
  const refusing = useSignal(false);
  const tried = useSignal(false);
  const wrong = faults(draft.value, request);
  const name = request.client.given_name;
  const answer = async (verb: 'agree' | 'refuse', body: unknown) => {
    const done = await attempt(() => send('POST', `/api/care-requests/${request.id}/${verb}`, body));
    if (!done) return void refresh(REQUESTS, true);
    toast({ text: t(verb === 'agree' ? 'request.agreed' : 'request.refused', { name }) });
    closeRequest();
    await refresh(REQUESTS, true);
  };
  const agree = () => { tried.value = true; if (!wrong.size) void answer('agree', agreementOf(draft.value, request)); };
  const foot = (
    <div class="stack">
      <Button look="main" wide disabled={busy.value} onClick={agree}>{t('request.agree', { name })}</Button>
      <Button wide onClick={() => { refusing.value = true; }}>{t('request.cannot')}</Button>
    </div>
  );
  return (
    <Panel title={<bdi>{`${name} ${request.client.family_name}`}</bdi>} onClose={closeRequest} about={request.id} lead={whatAsked(request)}
      {...(!refusing.value && { foot })}>
      <Asked request={request} />
      {refusing.value
        ? <Refuse name={name} onBack={() => { refusing.value = false; }} onRefuse={(words) => void answer('refuse', { answer: words })} />
        : <AgreeForm request={request} draft={draft.value} wrong={tried.value ? wrong : new Set()} onChange={(part) => { draft.value = { ...draft.value, ...part }; }} />}
    </Panel>
  );
}

function Asked({ request }: { request: DeskRequest }) {
  const { asked_by } = request;
  const by = asked_by.for_other ? t('request.asked_for', { name: asked_by.given_name, client: request.client.given_name }) : t('request.asked', { name: asked_by.given_name });
  return (
    <div class="stack">
      <p class="small">{whenAsked(request)}.</p>
      {request.note && <blockquote class="said"><bdi>{request.note}</bdi></blockquote>}
      <p class="small muted">{by} {dayLong(dayOf(request.created_at, zone.value))}. {t('request.promised', { day: dayLong(request.answer_by_on) })}</p>
    </div>
  );
}

/** A no always comes with words. */
function Refuse({ name, onBack, onRefuse }: { name: string; onBack: () => void; onRefuse: (words: string) => void }) {
  const words = useSignal('');
  return (
    <div class="stack boxed">
      <TextArea label={t('request.why_not', { name })} hint={t('request.why_not_hint')} value={words.value} onInput={(value) => { words.value = value; }} />
      <Button wide disabled={busy.value || !words.value.trim()} onClick={() => onRefuse(words.value.trim())}>{t('request.send_no', { name })}</Button>
      <Button look="quiet" wide onClick={onBack}>{t('act.back')}</Button>
    </div>
  );
}
