import { daysFrom, localOf } from '../kit/time.ts';
import type { Day, Uuid } from '../wire.ts';
import { chipsOf, type Chip, type View } from './chips.ts';
import { byFirstName, namesOf } from './names.ts';
import type { Week, WeekWorker } from './wire.ts';

export interface Cell { on: Day; chips: Chip[]; minutes: number; away: boolean }
/** A line of the board: a worker's or a client's week. `id` is empty for the line of visits nobody holds. */
export interface Row { id: Uuid; name: string; cells: Cell[]; given_minutes: number; worker: WeekWorker | undefined; area: string }
export interface Board { days: Day[]; open: Row; rows: Row[]; uncovered: number }
export type By = 'worker' | 'client';

/** The board of `week`: one row a person by first name, and what is uncovered before them all. */
export function boardOf(week: Week, view: View, by: By, team: Uuid | null): Board {
  const days = daysFrom(week.week_on, 7);
  const names = namesOf(week);
  const clientTeam = new Map(week.clients.map((client) => [client.id, client.team_id]));
  const inTeam = (client: Uuid) => !team || clientTeam.get(client) === team;
  const chips = week.visits.flatMap((visit) => chipsOf(visit, view, week.zone));
  const open = chips.filter((chip) => !chip.worker && inTeam(chip.visit.client_id));
  const line = (id: Uuid, name: string, own: Chip[], worker?: WeekWorker, area = ''): Row =>
    ({ id, name, area, worker, ...cellsOf(days, own, worker, week.zone) });
  const mine = grouped(chips, (chip) => (by === 'worker' ? chip.worker ?? '' : chip.visit.client_id));
  const people = by === 'worker'
    ? byFirstName(week.workers.filter((each) => !team || each.team_ids.includes(team)))
      .map((each) => line(each.id, names.workers.get(each.id)!, mine.get(each.id) ?? [], each))
    : byFirstName(week.clients.filter((each) => inTeam(each.id)))
      .map((each) => line(each.id, names.clients.get(each.id)!, mine.get(each.id) ?? [], undefined, each.area));
  return { days, open: line('', '', open), rows: people, uncovered: open.length };
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
  const cells = days.map((on) => {
    const here = chips.filter((chip) => chip.on === on).sort((a, b) => a.from - b.from);
    return { on, chips: here, minutes: minutesOf(here), away: !!worker && isAway(worker, on, zone) };
  });
  return { cells, given_minutes: cells.reduce((sum, cell) => sum + cell.minutes, 0) };
}

/** What a change takes away is no longer given. */
const minutesOf = (chips: Chip[]): number =>
  chips.reduce((sum, chip) => sum + (chip.state === 'gone' ? 0 : chip.until - chip.from), 0);

/** One span of "cannot" covers the whole local day. */
export function isAway(worker: WeekWorker, on: Day, zone: string): boolean {
  return worker.unavailable.some(({ starts_at, ends_at }) => {
    const from = localOf(starts_at, zone);
    const until = localOf(ends_at, zone);
    return (from.on < on || (from.on === on && from.minute === 0)) && until.on > on;
  });
}

/** The day that is drawn wide: the one asked for, else today, else the first. */
export const wideDay = (days: Day[], asked: string | null, today: Day): Day =>
  days.find((on) => on === asked) ?? days.find((on) => on === today) ?? days[0]!;

/** Minutes of travel by worker and pair of visits. */
export function travelOf(week: Week): (worker: Uuid, from: Uuid, to: Uuid) => number | undefined {
  const found = new Map(week.travel.map((each) => [`${each.worker_id} ${each.from_visit_id} ${each.to_visit_id}`, each.minutes]));
  return (worker, from, to) => found.get(`${worker} ${from} ${to}`);
}
