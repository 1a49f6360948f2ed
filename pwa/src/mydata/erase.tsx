import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { send } from '../kit/api.ts';
import { dayFull } from '../kit/format.ts';
import { begin, coded, has, t, tn } from '../kit/i18n.ts';
import { newId } from '../kit/id.ts';
import { href } from '../kit/route.ts';
import { refresh } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Banner, Empty, ErrorNote } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { categoryIcon } from './drawings.ts';
import { other, root, told } from './where.ts';
import type { Erasure } from './wire.ts';

const PATH = '/api/my/erasure';
type Category = Erasure['categories'][number];

/** To be forgotten: what goes, what the law keeps and until when, and what has gone already. */
export function Erase() {
  const asking = useSignal(false);
  const frame = (inside: VNode | null, dock?: VNode) => <Screen title={told('data.erase')} back={`${root.value}/along`} dock={dock}><News />{inside}</Screen>;
  if (other.value) return frame(<Empty title={t('data.along_theirs', { name: other.value.given_name })}>{t('data.erase_theirs', { name: other.value.given_name })}</Empty>);
  return (
    <With<Erasure> path={PATH} frame={frame}>
      {(erasure) => frame(<Told erasure={erasure} asking={asking.value} close={() => { asking.value = false; }} />, erasure.asked_at
        ? undefined
        : <Button look="main" size="big" onClick={() => { asking.value = true; }}>{t('data.erase_do')}</Button>)}
    </With>
  );
}

function Told({ erasure, asking, close }: { erasure: Erasure; asking: boolean; close: () => void }) {
  const parts = ['now', 'when_you_leave', 'by_law'] as const;
  return (
    <>
      <Stands erasure={erasure} />
      {parts.map((goes) => <Part key={goes} goes={goes} rows={erasure.categories.filter((each) => each.goes === goes)} />)}
      <p class="small muted">{t('data.erase_leave')} <a href={href('/coop/leave')}>{t('leave.title')}</a></p>
      {asking && <Ask close={close} />}
    </>
  );
}

/** How far the request has come. */
function Stands({ erasure: { asked_at, erased_at, waits_for_answer, leaves_on, gone } }: { erasure: Erasure }) {
  if (!asked_at) return <p>{t('data.erase_lead')}</p>;
  const count = Object.values(gone).reduce((sum, rows) => sum + rows, 0);
  return (
    <Banner tone={waits_for_answer ? 'late' : 'good'}>
      <p class="strong">{t(erased_at ? 'data.erased' : 'data.erase_asked', { erased_at, asked_at })}</p>
      {count > 0 && <p>{tn('data.erase_gone', count)}</p>}
      {waits_for_answer && <p>{t('data.erase_waits')}</p>}
      {leaves_on && !erased_at && <p>{t('data.erase_rest', { on: dayFull(leaves_on) })}</p>}
    </Banner>
  );
}

function Part({ goes, rows }: { goes: Category['goes']; rows: Category[] }) {
  if (!rows.length) return null;
  return (
    <Card title={t(`data.goes_${goes}`)}>
      <ul class="rows inner">{rows.map((each) => <Row key={each.category} row={each} />)}</ul>
    </Card>
  );
}

function Row({ row: { category, rows, law, until_on } }: { row: Category }) {
  const why = [law && has(`data.law.${law}`) ? t(`data.law.${law}`) : law, until_on && t('trusted.until', { on: dayFull(until_on) })].filter(Boolean).join(' · ');
  return (
    <li><span class="ic"><Icon name={categoryIcon(category)} /></span>
      <span class="grow">{begin(coded('category', category))}<span class="hint small muted">{tn('data.entries', rows)}{why && ` · ${why}`}</span></span></li>
  );
}

/** Asked once, in plain words, because there is no way back. */
function Ask({ close }: { close: () => void }) {
  const busy = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const erase = async () => {
    busy.value = true;
    try {
      await send('POST', PATH, { id: newId() });
      await refresh(PATH, true);
      close();
    } catch (problem) {
      error.value = problem;
    }
    busy.value = false;
  };
  return (
    <Dialog title={t('data.erase_ask')} yes={t('data.erase_yes')} no={t('data.erase_no')} busy={busy.value} onYes={() => void erase()} onNo={close}>
      <p>{t('data.erase_effect')}</p>
      {error.value !== undefined && <ErrorNote error={error.value} />}
    </Dialog>
  );
}
