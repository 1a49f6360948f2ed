import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../kit/announce.ts';
import { moment, percent } from '../kit/format.ts';
import { has, t, tn } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { Segments } from '../parts/segmented.tsx';
import { Banner } from '../parts/told.tsx';
import { askDraft, busy, solveAgain, tell } from './actions.ts';
import { show } from './address.ts';
import { DraftPicture } from './draft-picture.tsx';
import { hear } from './events.ts';
import { Panel } from './panel.tsx';
import type { Progress, RosterHead, RosterState, Week } from './wire.ts';

const QUICK = 20;
const THOROUGH = 60;
/** The server tells what changed; this is for networks that do not let it. */
const LOOK_MS = 4_000;

const LIVE: RosterState[] = ['queued', 'solving', 'draft', 'failed'];
const isRunning = (head: RosterHead): boolean => head.state === 'queued' || head.state === 'solving';

/** How the draft of this week stands, or the way to one. */
export function DraftPanel({ week, head }: { week: Week; head: RosterHead | null }) {
  if (!head || !LIVE.includes(head.state)) return <NoDraft week={week} />;
  if (isRunning(head)) return <Running head={head} />;
  return head.state === 'failed' ? <Failed head={head} /> : <Ready head={head} />;
}

function NoDraft({ week }: { week: Week }) {
  const open = week.visits.reduce((sum, visit) => sum + Math.max(0, visit.workers - visit.published.length), 0);
  const lead = week.published ? tn('draft.published_with', open, { when: moment(week.published.published_at) }) : t('draft.nothing_yet', { visits: week.visits.length });
  return (
    <Panel title={t(week.published ? 'draft.published_title' : 'draft.none_title')} lead={lead}
      foot={<Ask onAsk={(seconds) => void askDraft(week.week_on, seconds)} label={t('draft.ask')} main />}>
      <p class="small">{t('draft.what_it_does')}</p>
    </Panel>
  );
}

/** How long to look, and the button that begins. */
function Ask({ onAsk, label, main }: { onAsk: (seconds: number) => void; label: string; main?: boolean }) {
  const seconds = useSignal<'20' | '60'>('20');
  return (
    <div class="stack">
      <Segments label={t('draft.how_long')} value={seconds.value} onChange={(value) => { seconds.value = value; }}
        items={[{ value: '20', label: t('draft.quick', { count: QUICK }) }, { value: '60', label: t('draft.thorough', { count: THOROUGH }) }]} />
      <Button look={main ? 'main' : 'plain'} wide disabled={busy.value} onClick={() => onAsk(Number(seconds.value))}>{label}</Button>
    </div>
  );
}

/** The draft one saw being made: its end is spoken, and no other's. */
let watched = '';

function Running({ head }: { head: RosterHead }) {
  watched = head.id;
  useEffect(() => {
    const timer = setInterval(() => void hear({ kind: 'roster', id: head.id }, head.week_on), LOOK_MS);
    return () => clearInterval(timer);
  }, [head.id]);
  useEffect(() => announce(t(`draft.state_${head.state}`)), [head.state]);
  return (
    <Panel title={t('draft.working', { number: head.number })} lead={t(`draft.state_${head.state}`)}
      foot={<Button wide disabled={busy.value} onClick={() => void tell(head, 'cancel')}>{t('draft.stop')}</Button>}>
      {head.progress && <Going progress={head.progress} />}
      {head.progress?.picture && <DraftPicture week_on={head.week_on} picture={head.progress.picture} />}
      <p class="small muted">{t('draft.nobody_told')}</p>
    </Panel>
  );
}

/** Seconds, the aim it works on, and what it holds. */
function Going({ progress }: { progress: Progress }) {
  const { seconds, budget_seconds, stage, covered, uncovered, worst_share_bp } = progress;
  const aim = has(`stage.${stage}`) ? t('draft.aim', { aim: t(`stage.${stage}`) }) : t('draft.aim_other');
  return (
    <>
      <div class="stack">
        <progress class="thin" max={budget_seconds || 1} value={Math.min(seconds, budget_seconds)} aria-label={t('draft.time')} />
        <p class="small num">{t('draft.seconds', { count: seconds, of: budget_seconds })}</p>
        <p class="small"><b>{aim}</b></p>
      </div>
      <Sums covered={covered} uncovered={uncovered} share={worst_share_bp} />
    </>
  );
}

function Sums({ covered, uncovered, share }: { covered: number; uncovered: number; share: number }) {
  return (
    <dl class="sumline">
      <div><dt>{t('draft.covered')}</dt><dd>{covered}</dd></div>
      <div><dt>{t('draft.uncovered')}</dt><dd>{uncovered}</dd></div>
      <div><dt>{t('draft.worst_share')}</dt><dd>{percent(share)}</dd></div>
    </dl>
  );
}

function Failed({ head }: { head: RosterHead }) {
  return (
    <Panel title={t('draft.failed', { number: head.number })}
      foot={<Ask onAsk={(seconds) => void askDraft(head.week_on, seconds)} label={t('draft.ask_again')} main />}>
      <Banner tone="bad"><p class="small">{t('draft.failed_words')}</p></Banner>
    </Panel>
  );
}

function Ready({ head }: { head: RosterHead }) {
  const { progress } = head;
  useEffect(() => {
    if (watched === head.id) announce(`${t('draft.ready', { number: head.number })}. ${t(head.complete ? 'draft.complete' : 'draft.best_so_far')}`);
    watched = '';
  }, [head.id]);
  return (
    <Panel title={t('draft.ready', { number: head.number })} lead={t(head.complete ? 'draft.complete' : 'draft.best_so_far')}
      foot={<Button look="main" wide onClick={() => show({ view: 'difference' })}>{t('draft.see_changes')}</Button>}>
      {!head.complete && <Banner tone="late"><p class="small">{t('draft.best_words')}</p></Banner>}
      {progress && <Sums covered={progress.covered} uncovered={progress.uncovered} share={progress.worst_share_bp} />}
      {head.violations > 0 && <p class="small"><b>{tn('draft.violations', head.violations)}</b></p>}
      <p class="small muted">{t('draft.how_to_change')}</p>
      <Again head={head} />
    </Panel>
  );
}

/** Keeping what people pinned, the rest anew; or putting the draft aside. */
export function Again({ head }: { head: RosterHead }) {
  const sure = useSignal(false);
  return (
    <details class="tbl">
      <summary>{t('draft.other')}</summary>
      <div class="stack">
        <p class="small">{t('draft.again_words')}</p>
        <Ask onAsk={(seconds) => void solveAgain(head, seconds)} label={t('draft.again')} />
        {sure.value
          ? <Button wide icon="cross" disabled={busy.value} onClick={() => void tell(head, 'discard')}>{t('draft.discard_sure')}</Button>
          : <Button look="quiet" wide onClick={() => { sure.value = true; }}>{t('draft.discard')}</Button>}
      </div>
    </details>
  );
}
