import type { Drafted, Published, Week, WeekVisit, WeekWorker } from '../../src/coordinator/wire.ts';

/** Builders: only what matters is said. */
export const MONDAY = '2026-11-23';

export const aWorker = (id: string, given_name = id, more: Partial<WeekWorker> = {}): WeekWorker => ({
  id, given_name, family_name: 'Patel', team_ids: ['mill'], wanted_minutes: 1200, least_minutes: 900, most_minutes: 1500, travel_mode: 'bike',
  unavailable: [], ...more,
});

export const held = (worker_id: string, starts_at = '2026-11-24T08:00:00Z', ends_at = '2026-11-24T08:30:00Z'): Drafted =>
  ({ worker_id, starts_at, ends_at, pinned: false });
export const told = (worker_id: string, state: Published['state'] = 'confirmed', starts_at?: string, ends_at?: string): Published => {
  const { pinned: _, ...rest } = held(worker_id, starts_at, ends_at);
  return { ...rest, assignment_id: `a-${worker_id}`, state, late_minutes: null };
};

export const aVisit = (id: string, more: Partial<WeekVisit> = {}): WeekVisit => ({
  id, client_id: 'kamla', starts_at: '2026-11-24T08:00:00Z', ends_at: '2026-11-24T08:30:00Z', earliest_at: '2026-11-24T07:30:00Z',
  latest_end_at: '2026-11-24T09:00:00Z', minutes: 30, workers: 1, tasks: ['meal'], critical: 0, published: [], drafted: null, ...more,
});

export const aWeek = (visits: WeekVisit[], workers: WeekWorker[], more: Partial<Week> = {}): Week => ({
  week_on: MONDAY, zone: 'Europe/London', as_of: '2026-11-24T06:40:00Z', published: null, draft: null, workers, visits, travel: [],
  clients: [{ id: 'kamla', given_name: 'Kamla', family_name: 'Shah', area: 'Mill Lane', line: null, team_id: 'mill' }], ...more,
});
