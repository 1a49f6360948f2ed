import { daysFrom } from '../kit/time.ts';
import type { Day, Uuid } from '../wire.ts';
import { chipsOf, isChange, type Chip, type View } from './chips.ts';
import { localAt } from './local.ts';
import { byFirstName, namesOf } from './names.ts';
import type { Week, WeekWorker } from './wire.ts';

export interface Cell { on: Day; chips: Chip[]; minutes: number; away: boolean }
/** A line of the board: a worker's or a client's week. `id` is empty for the line of visits nobody holds. */
export interface Row { id: Uuid; name: string; cells: Cell[]; given_minutes: number; worker: WeekWorker | undefined; area: string }
export interface Board { days: Day[]; open: Row; rows: Row[]; uncovered: number }
/** Whose lines: workers' weeks, clients' weeks, or the hours of one day, worker by worker. */
export type By = 'worker' | 'client' | 'day';

/** The board of `week`: one row a person by first name, and what is uncovered before them all. `only` leaves out what a draft leaves as it is. */
export function boardOf(week: Week, view: View, by: By, team: Uuid | null, only = false): Board {
  const days = daysFrom(week.week_on, 7);
  const inTeam = teamOf(week, team);
  const chips = week.visits.flatMap((visit) => chipsOf(visit, view, week.zone));
  const open = chips.filter((chip) => !chip.worker && inTeam(chip.visit.client_id));
  const mine = grouped(chips, (chip) => (by === 'client' ? chip.visit.client_id : chip.worker ?? ''));
  const line = (id: Uuid, name: string, worker?: WeekWorker, area = ''): Row =>
    ({ id, name, area, worker, ...cellsOf(days, mine.get(id) ?? [], worker, week.zone) });
  const rows = by === 'client' ? clientLines(week, inTeam, line) : workersOf(week, team).map((each) => line(each.id, namesOf(week).workers.get(each.id)!, each));
  const open_line: Row = { id: '', name: '', area: '', worker: undefined, ...cellsOf(days, open, undefined, week.zone) };
  return { days, open: open_line, rows: only ? rows.map(onlyChanges).filter((row) => !!row) : rows, uncovered: open.length };
}

function teamOf(week: Week, team: Uuid | null): (client: Uuid) => boolean {
  const clientTeam = new Map(week.clients.map((client) => [client.id, client.team_id]));
  return (client) => !team || clientTeam.get(client) === team;
}

/** The workers of a team (of all, if none is named) by first name. */
export const workersOf = (week: Week, team: Uuid | null): WeekWorker[] =>
  byFirstName(week.workers.filter((each) => !team || each.team_ids.includes(team)));

function clientLines(week: Week, inTeam: (client: Uuid) => boolean, line: (id: Uuid, name: string, worker: undefined, area: string) => Row): Row[] {
  const names = namesOf(week).clients;
  return byFirstName(week.clients.filter((each) => inTeam(each.id))).map((each) => line(each.id, names.get(each.id)!, undefined, each.area));
}

/** The line with nothing on it but what the draft changes; undefined where it changes nothing. */
function onlyChanges(row: Row): Row | undefined {
  if (!row.cells.some((cell) => cell.chips.some(isChange))) return undefined;
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, chips: cell.chips.filter(isChange) })) };
}

function grouped(chips: Chip[], key: (chip: Chip) => Uuid): Map<Uuid, Chip[]> {
  const found = new Map<Uuid, Chip[]>();
  for (const chip of chips) {
    const id = key(chip);
    if (id) found.get(id)?.push(chip) ?? found.set(id, [chip]);
  }
  return found;
}

function cellsOf(days: Day[], chips: Chip[], worker: WeekWorker | undefined, zone: string): Pick<Row, 'cells' | 'given_minutes'> {
  const away = worker ? daysAway(worker, days, zone) : new Set<Day>();
  const byDay = grouped(chips, (chip) => chip.on);
  const cells = days.map((on) => {
    const here = (byDay.get(on) ?? []).sort((a, b) => a.from - b.from);
    return { on, chips: here, minutes: minutesOf(here), away: away.has(on) };
  });
  return { cells, given_minutes: cells.reduce((sum, cell) => sum + cell.minutes, 0) };
}

/** What a change takes away is no longer given. */
const minutesOf = (chips: Chip[]): number =>
  chips.reduce((sum, chip) => sum + (chip.state === 'gone' ? 0 : chip.until - chip.from), 0);

/** The days of which one span of "cannot" covers the whole. */
function daysAway(worker: WeekWorker, days: Day[], zone: string): Set<Day> {
  const found = new Set<Day>();
  for (const { starts_at, ends_at } of worker.unavailable) {
    const from = localAt(starts_at, zone);
    const until = localAt(ends_at, zone);
    for (const on of days) if ((from.on < on || (from.on === on && from.minute === 0)) && until.on > on) found.add(on);
  }
  return found;
}

export const isAway = (worker: WeekWorker, on: Day, zone: string): boolean => daysAway(worker, [on], zone).has(on);

/** The day that is drawn wide: the one asked for, else today, else the first. */
export const wideDay = (days: Day[], asked: string | null, today: Day): Day =>
  days.find((on) => on === asked) ?? days.find((on) => on === today) ?? days[0]!;

/** Minutes of travel by worker and pair of visits. */
export function travelOf(week: Week): (worker: Uuid, from: Uuid, to: Uuid) => number | undefined {
  const found = new Map(week.travel.map((each) => [`${each.worker_id} ${each.from_visit_id} ${each.to_visit_id}`, each.minutes]));
  return (worker, from, to) => found.get(`${worker} ${from} ${to}`);
}
