import { now } from '../kit/clock.ts';
import { zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { back, go, replace } from '../kit/route.ts';
import { dayOf } from '../kit/time.ts';
import { announce } from '../kit/announce.ts';
import { useSignal } from '@preact/signals';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Banner } from '../parts/told.tsx';
import { toast } from '../parts/toast.tsx';
import { HowLong, HowOften, ReadBack, What, When } from './ask-pages.tsx';
import { answered, draft, requestOf, sendRequest, startOver, STEPS } from './draft.ts';
import { mayDo, NotMine } from './shared.tsx';

const TITLES = ['ask.what', 'ask.when', 'ask.often', 'ask.long', 'ask.read_back'];
const PAGES = [What, When, HowOften, HowLong, ReadBack];

/** Five pages, one question each. Back keeps the answers. */
export function Ask({ client, step: asked }: { client: string; step?: string }) {
  const step = reachable(Number(asked) || 1);
  const missing = useSignal(false);
  if (!mayDo('requests')) return <NotMine topic="requests" title={t('nav.ask')} />;
  const root = `/for/${client}`;
  const next = () => {
    missing.value = !answered(step, draft.value);
    if (missing.value) return announce(t('ask.choose_first'));
    if (step < STEPS) return go(`${root}/ask/${step + 1}`);
    void send(client).then(() => replace(`${root}/requests`));
  };
  const Page = PAGES[step - 1]!;
  const title = t(TITLES[step - 1]!);
  return (
    <Screen title={title} noTabs={step > 1} header={<Steps step={step} onBack={() => back(step > 1 ? `${root}/ask/${step - 1}` : `${root}/coming`)} />}
      dock={<Button look="main" size="big" onClick={next}>{t(step < STEPS ? 'ask.next' : 'ask.send')}</Button>}>
      {missing.value && !answered(step, draft.value) && <Banner tone="late" icon="why"><p>{t('ask.choose_first')}</p></Banner>}
      <Page title={<h1 tabIndex={-1} key={step} aria-describedby={step === STEPS ? 'said' : undefined}>{title}</h1>} key={step} />
    </Screen>
  );
}

/** A page is open only when the questions before it are answered: a reload in the middle starts at the first that is not. */
function reachable(asked: number): number {
  for (let step = 1; step < Math.min(STEPS, asked); step++) if (!answered(step, draft.value)) return step;
  return Math.min(STEPS, Math.max(1, asked));
}

async function send(client: string): Promise<void> {
  await sendRequest(client, requestOf(draft.value, dayOf(now.value, zone.value)), now.value);
  startOver();
  toast({ text: t('ask.sent'), detail: t('ask.sent_next') });
}

/** Where one is, in words and drawn. */
function Steps({ step, onBack }: { step: number; onBack: () => void }) {
  return (
    <header class="top stepped">
      <div class="row nowrap between">
        <Button look="quiet" icon="back" onClick={onBack}>{t('act.back')}</Button>
        <span class="muted">{t('ask.step', { step, of: STEPS })}</span>
      </div>
      <div class="steps" aria-hidden="true">{Array.from({ length: STEPS }, (_, at) => <i key={at} class={at < step ? 'on' : ''} />)}</div>
    </header>
  );
}
