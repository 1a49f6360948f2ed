import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../kit/i18n.ts';
import { refresh, useHeld } from '../kit/store.ts';
import { News } from '../queue/news.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Missing } from '../parts/told.tsx';
import type { Uuid } from '../wire.ts';
import { failure, headOf } from './actions.ts';
import { askedDay, askedView, by, openPerson, openVisit, openWeek, openWorker, showsAll, team, today } from './address.ts';
import { Board } from './board.tsx';
import { showVisit } from './board-jump.ts';
import { BoardList } from './board-list.tsx';
import type { View } from './chips.ts';
import { DifferencePanel } from './difference-panel.tsx';
import { DraftPanel } from './draft-panel.tsx';
import { headPath, useChanges, weekPath } from './events.ts';
import { Help, useKeys } from './help.tsx';
import { LastChanges } from './last-changes.tsx';
import { holding } from './marks.ts';
import { letGo } from './moving.ts';
import { MovePanel } from './move-panel.tsx';
import { PersonPanel } from './person-panel.tsx';
import { roomy } from './room.ts';
import { boardOf, wideDay, workersOf, type By, type Row } from './rows.ts';
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
  useKeys(week?.draft && isEditable(week.draft, view) ? week.draft.id : undefined);
  useEffect(() => () => { letGo(); failure.value = undefined; }, [on]);
  return (
    <Screen title={t('board.title')} wide header={<WeekHeader week={week} view={view} />}>
      <News />
      {week ? <Loaded week={week} view={view} /> : error.value ? <Missing error={error.value} again={() => void refresh(weekPath(on), true)} /> : null}
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
  const only = view === 'difference' && !!week.published && !showsAll.value;
  const board = useMemo(() => boardOf(week, view, rows, team.value, only), [week, view, rows, team.value, only]);
  const people = useMemo(() => workersOf(week, team.value).map((each) => each.id), [week, team.value]);
  const head = week.draft && headOf(week.draft);
  const editable = isEditable(head, view) ? head : null;
  const wide = wideDay(board.days, askedDay.value, today.value);
  useShown(week, rows);
  const look = useComputed(() => (holding.value ? 'boardwrap holding' : 'boardwrap'));
  if (!week.visits.length) return <Empty title={t('board.empty')}>{t('board.empty_next')}</Empty>;
  const parts = { week, board, by: rows, wide, draft: editable, people };
  return (
    <div class={look}>
      <div class="boardside">
        <Tools week={week} view={view} on={wide} />
        {board.rows.length === 0 && <p class="small muted">{t('diff.none')}</p>}
        {roomy.value ? <Board {...parts} /> : <BoardList {...parts} />}
        <Legend draft={view !== 'published'} />
      </div>
      {week.draft && <Live path={headPath(week.draft.id)} />}
      <div class="side">
        <Side week={week} view={view} head={head} editable={editable} people={rows === 'client' || only ? people : []} rows={board.rows} />
        {editable && <LastChanges draft={editable.id} />}
      </div>
    </div>
  );
}

/** A draft can be changed where it is shown. */
const isEditable = (head: RosterHead | null, view: View): boolean => head?.state === 'draft' && view !== 'published';

/** Whose rows are shown may change: the visit in the panel stays in sight. */
function useShown(week: Week, rows: By): void {
  const first = useRef(true);
  useEffect(() => {
    const visit = week.visits.find((each) => each.id === openVisit.value);
    if (!first.current && visit) void showVisit(visit.id, openWorker.value, visit.client_id);
    first.current = false;
  }, [rows]);
}

/** Keeps the draft's own document fresh while it is shown. */
function Live({ path }: { path: string }) {
  useHeld<RosterHead>(path);
  return null;
}

interface SideProps { week: Week; view: View; head: RosterHead | null; editable: RosterHead | null; people: Uuid[]; rows: Row[] }

/** The panel: what is in the hand, else the visit or the person that is open, else the draft. */
function Side({ week, view, head, editable, people, rows }: SideProps) {
  if (holding.value) return <MovePanel week={week} people={people} />;
  const visit = week.visits.find((each) => each.id === openVisit.value);
  if (visit) return <VisitPanel week={week} view={view} visit={visit} worker={openWorker.value} draft={editable} />;
  const person = openPerson.value;
  if (person) return <PersonPanel week={week} id={person} row={rows.find((each) => each.id === person)} />;
  const running = head && (head.state === 'queued' || head.state === 'solving');
  if (view === 'difference' && head && !running) return <DifferencePanel week={week} head={head} />;
  return <DraftPanel week={week} head={head} />;
}
