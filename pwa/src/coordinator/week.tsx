import { useEffect, useMemo } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { useHeld } from '../kit/store.ts';
import { News } from '../queue/news.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, ErrorNote } from '../parts/told.tsx';
import { failure, headOf } from './actions.ts';
import { askedDay, askedView, by, openVisit, openWeek, openWorker, team, today } from './address.ts';
import { Board } from './board.tsx';
import type { View } from './chips.ts';
import { DifferencePanel } from './difference-panel.tsx';
import { DraftPanel } from './draft-panel.tsx';
import { headPath, useChanges, weekPath } from './events.ts';
import { Help, useKeys } from './help.tsx';
import { letGo, move } from './moving.ts';
import { MovePanel } from './move-panel.tsx';
import { boardOf, wideDay } from './rows.ts';
import { Legend, Tools, WeekHeader } from './tools.tsx';
import { VisitPanel } from './visit-panel.tsx';
import type { RosterHead, Week } from './wire.ts';

/** The week board: who goes where, what is open, and the draft that would change it. */
export function WeekScreen() {
  const on = openWeek.value;
  const { data, error } = useHeld<Week>(weekPath(on));
  const week = data.value;
  const view = viewOf(week);
  useChanges(on);
  useKeys();
  useEffect(() => () => { letGo(); failure.value = undefined; }, [on]);
  return (
    <Screen title={t('board.title')} wide header={<WeekHeader week={week} view={view} />}>
      <News />
      {week ? <Loaded week={week} view={view} /> : error.value ? <ErrorNote error={error.value} /> : null}
      <Help />
    </Screen>
  );
}

/** A view that does not exist yet falls back to what does. */
function viewOf(week: Week | undefined): View {
  if (!week?.visits.some((visit) => visit.drafted)) return 'published';
  return askedView.value ?? (week.published ? 'published' : 'draft');
}

function Loaded({ week, view }: { week: Week; view: View }) {
  const rows = by.value;
  const board = useMemo(() => boardOf(week, view, rows, team.value), [week, view, rows, team.value]);
  const head = week.draft && headOf(week.draft);
  const editable = head?.state === 'draft' && view !== 'published' ? head : null;
  if (!week.visits.length) return <Empty title={t('board.empty')}>{t('board.empty_next')}</Empty>;
  return (
    <div class={move.value ? 'boardwrap holding' : 'boardwrap'}>
      <div class="boardside">
        <Tools week={week} />
        <Board week={week} board={board} by={rows} wide={wideDay(board.days, askedDay.value, today.value)} draft={editable} />
        <Legend draft={view !== 'published'} />
      </div>
      {week.draft && <Live path={headPath(week.draft.id)} />}
      <Side week={week} view={view} head={head} editable={editable} />
    </div>
  );
}

/** Keeps the draft's own document fresh while it is shown. */
function Live({ path }: { path: string }) {
  useHeld<RosterHead>(path);
  return null;
}

interface SideProps { week: Week; view: View; head: RosterHead | null; editable: RosterHead | null }

/** The panel: what is in the hand, else the visit that is open, else the draft. */
function Side({ week, view, head, editable }: SideProps) {
  if (move.value) return <MovePanel week={week} />;
  const visit = week.visits.find((each) => each.id === openVisit.value);
  if (visit) return <VisitPanel week={week} view={view} visit={visit} worker={openWorker.value} draft={editable} />;
  const running = head && (head.state === 'queued' || head.state === 'solving');
  if (view === 'difference' && head && !running) return <DifferencePanel week={week} head={head} />;
  return <DraftPanel week={week} head={head} />;
}
