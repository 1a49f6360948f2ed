import type { Instant, Uuid } from '../wire.ts';
import type { Change, Drafted, Week, WeekVisit } from './wire.ts';

const at = (starts_at: Instant, minutes: number): Instant =>
  new Date(Date.parse(starts_at) + minutes * 60_000).toISOString().replace('.000Z', 'Z');

/** `week` as it stands once the server took `change`: shown at once, until the server's own answer comes. */
export function changed(week: Week, change: Change, pinned: boolean): Week {
  return { ...week, visits: week.visits.map((visit) => (visit.id === change.visit_id ? inVisit(visit, change, pinned) : visit)) };
}

function inVisit(visit: WeekVisit, change: Change, pinned: boolean): WeekVisit {
  const before = visit.drafted ?? [];
  const starts_at = change.starts_at ?? before.find((row) => row.worker_id === change.replaces)?.starts_at ?? visit.starts_at;
  const rest = before.filter((row) => row.worker_id !== change.replaces && row.worker_id !== change.worker_id);
  if (!change.worker_id) return { ...visit, drafted: rest };
  const put: Drafted = { worker_id: change.worker_id, starts_at, ends_at: at(starts_at, visit.minutes), pinned };
  return { ...visit, drafted: [...rest, put] };
}

/** `week` with the pin of `worker` on `visit` set or taken out. */
export function pinned(week: Week, visit: Uuid, worker: Uuid, on: boolean): Week {
  const rows = (found: WeekVisit) => found.drafted?.map((row) => (row.worker_id === worker ? { ...row, pinned: on } : row)) ?? null;
  return { ...week, visits: week.visits.map((each) => (each.id === visit ? { ...each, drafted: rows(each) } : each)) };
}

/** The change that brings back what was before `change`. */
export function undoing(week: Week, change: Change): Change & { pinned: boolean } {
  const visit = week.visits.find((each) => each.id === change.visit_id);
  const before = visit?.drafted?.find((row) => row.worker_id === change.replaces);
  return {
    visit_id: change.visit_id, worker_id: change.replaces, replaces: change.worker_id,
    starts_at: before?.starts_at ?? null, pinned: before?.pinned ?? false,
  };
}

/** `starts_at` moved by `minutes`, kept inside the visit's window. */
export function shifted(visit: WeekVisit, starts_at: Instant, minutes: number): Instant {
  const last = Date.parse(visit.latest_end_at) - visit.minutes * 60_000;
  const wanted = Date.parse(starts_at) + minutes * 60_000;
  const kept = Math.min(Math.max(wanted, Date.parse(visit.earliest_at)), Math.max(last, Date.parse(visit.earliest_at)));
  return at(new Date(kept).toISOString(), 0);
}
