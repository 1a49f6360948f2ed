import { useSignal } from '@preact/signals';
import { announce } from '../kit/announce.ts';
import { now } from '../kit/clock.ts';
import { moment } from '../kit/format.ts';
import { begin, has, t, tn } from '../kit/i18n.ts';
import { me } from '../members/state.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Banner, Missing } from '../parts/told.tsx';
import { News } from '../queue/news.tsx';
import { Whose } from './home.tsx';
import { asks, keepPin, pinOf } from './proof/asks.ts';
import { check, fits, type Found } from './proof/check.ts';
import { clientId, root, told } from './where.ts';

type State = { at: 'asked' } | { at: 'failed'; error: unknown } | { at: 'found'; found: Found };

/** That what the ledger says about me was not rewritten: worked out on this phone, which takes nobody's word for it. */
export function ProofPage() {
  const state = useSignal<State | undefined>(undefined);
  const look = async (before?: number) => {
    state.value = { at: 'asked' };
    try {
      const found = await run(before);
      state.value = { at: 'found', found };
      announce(t(fits(found) ? 'data.fits' : 'data.fits_not'));
    } catch (error) {
      state.value = { at: 'failed', error };
    }
  };
  const busy = state.value?.at === 'asked';
  const dock = <Button look="main" size="big" icon="seal" {...(busy && { busy })} onClick={() => void look()}>{t('data.proof_do')}</Button>;
  return (
    <Screen title={told('data.proof')} back={root.value} dock={dock}>
      <News />
      <Whose />
      <p>{t('data.proof_lead')}</p>
      {busy && <Banner tone="calm" icon="hourglass"><p>{t('data.proof_busy')}</p></Banner>}
      {state.value?.at === 'failed' && <Missing error={state.value.error} again={() => void look()} />}
      {state.value?.at === 'found' && <Told found={state.value.found} older={(before) => void look(before)} />}
    </Screen>
  );
}

/** What fits is kept in mind: the next time has to go on from there. */
async function run(before?: number): Promise<Found> {
  const { cooperative, member_id } = me.value!;
  const found = await check(asks, clientId() ?? member_id, pinOf(cooperative.id), before);
  if (!found.wrong.length) keepPin(cooperative.id, { note: found.note, key: found.key, at: now.value });
  return found;
}

function Told({ found, older }: { found: Found; older: (before: number) => void }) {
  const good = fits(found);
  return (
    <>
      <Banner tone={good ? 'good' : 'bad'} {...(good ? { icon: 'seal' as const } : { role: 'alert' as const })}>
        <p class="strong">{t(good ? 'data.fits' : 'data.fits_not')}</p>
        {!good && <p>{t('data.fits_not_next')}</p>}
      </Banner>
      <section class="card" aria-labelledby="checked">
        <h2 class="third" id="checked">{t('data.checked')}</h2>
        <ul class="rows inner checks">
          <Line ok={found.signed === 'unknown' ? null : found.signed === 'yes' && !found.wrong.includes('key')}>{t(`data.signed_${found.wrong.includes('key') ? 'key' : found.signed}`)}</Line>
          <Line ok={found.since === undefined ? null : !found.wrong.includes('history')}>{history(found)}</Line>
          <Line ok={!found.wrongEntries.length}>{tn('data.entries_fit', found.checked - found.wrongEntries.length)}</Line>
          <Line ok={!found.missing}>{found.missing ? tn('data.looks_missing', found.missing) : t('data.looks_there')}</Line>
        </ul>
      </section>
      {found.wrongEntries.length > 0 && <Wrongs found={found} />}
      {found.older !== undefined && <Button wide onClick={() => older(found.older!)}>{t('data.check_older')}</Button>}
      <details class="tbl"><summary>{t('data.checkpoint')}</summary><p class="small muted">{t('data.checkpoint_hint', { count: found.size })}</p><pre dir="ltr">{found.note}</pre></details>
    </>
  );
}

function history({ since, wrong }: Found): string {
  if (since === undefined) return t('data.history_first');
  return t(wrong.includes('history') ? 'data.history_wrong' : 'data.history_fits', { since_at: since });
}

/** Ticked, not ticked, or nothing to compare with. */
function Line({ ok, children }: { ok: boolean | null; children: string }) {
  const icon = ok === null ? 'why' : ok ? 'tick' : 'warn';
  return <li class={ok === false ? 'wrong' : ok ? 'right' : ''}><Icon name={icon} /><span class="grow">{children}</span></li>;
}

/** Each entry that does not fit, by what it is about. */
function Wrongs({ found }: { found: Found }) {
  return (
    <section class="card" aria-labelledby="wrongs">
      <h2 class="third" id="wrongs">{t('data.wrongs')}</h2>
      <ul class="rows inner">
        {found.wrongEntries.map(({ entry, why }) => (
          <li key={entry.leaf_index}><Icon name="warn" /><span class="grow"><b>{kind(entry.kind)}</b><span class="hint">{t(`data.wrong_${why}`)}</span><span class="hint small muted">{moment(entry.at)} · {entry.leaf_index}</span></span></li>
        ))}
      </ul>
    </section>
  );
}

const kind = (code: string): string => begin(has(`data.entry.${code}`) ? t(`data.entry.${code}`) : code);
