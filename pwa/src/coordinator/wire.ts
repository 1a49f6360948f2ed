import type { CareRequest, Coded, Day, Instant, Params, Spread, Task, TravelMode, Uuid, WallTime } from '../wire.ts';

/** The shapes of the coordinator's part of the HTTP API, in wire names. */

export type RosterState = 'queued' | 'solving' | 'draft' | 'failed' | 'published' | 'superseded' | 'discarded';
export interface Progress {
  stage: string; seconds: number; budget_seconds: number; covered: number; uncovered: number; worst_share_bp: number;
  picture: Picture | null;
}
/** The best roster so far, drawn small: places by day, and workers by tenths of the hours they want. */
export interface Picture { days: { covered: number; uncovered: number }[]; hours: number[] }
export interface RosterHead {
  id: Uuid; number: number; week_on: Day; state: RosterState; version: number; requested_by: Uuid | null; requested_at: Instant;
  progress: Progress | null; complete: boolean; certificate: unknown; violations: number; failure_code?: string | null;
}
export interface WeekWorker {
  id: Uuid; given_name: string; family_name: string; team_ids: Uuid[]; wanted_minutes: number; least_minutes: number; most_minutes: number;
  travel_mode: TravelMode; unavailable: { starts_at: Instant; ends_at: Instant }[];
}
export interface WeekClient { id: Uuid; given_name: string; family_name: string; area: string; line: string | null; team_id: Uuid }
export interface Published {
  worker_id: Uuid; assignment_id: Uuid; starts_at: Instant; ends_at: Instant; state: 'published' | 'confirmed' | 'done';
  late_minutes: number | null;
}
export interface Drafted { worker_id: Uuid; starts_at: Instant; ends_at: Instant; pinned: boolean }
export interface WeekVisit {
  id: Uuid; client_id: Uuid; starts_at: Instant; ends_at: Instant; earliest_at: Instant; latest_end_at: Instant; minutes: number;
  workers: number; tasks: Task[]; critical: number; published: Published[]; drafted: Drafted[] | null;
}
export interface Travel { worker_id: Uuid; from_visit_id: Uuid; to_visit_id: Uuid; minutes: number; mode: TravelMode }
export interface Week {
  week_on: Day; zone: string; as_of: Instant; published: { roster_id: Uuid; number: number; published_at: Instant } | null;
  draft: RosterHead | null; workers: WeekWorker[]; clients: WeekClient[]; visits: WeekVisit[]; travel: Travel[];
}

export interface Violation extends Coded { worker_id: Uuid | null; visit_id: Uuid | null }
export interface FairnessFigures {
  worst_share_bp: number; mean_share_bp: number; jain_bp: number; gini_bp: number; uncovered: number; burdens: Record<string, number>;
}
export interface DifferenceRow {
  visit_id: Uuid; client_id: Uuid; starts_at: Instant; added: Uuid[]; removed: Uuid[]; moved_from: Instant | null; reason: Coded | null;
}
export interface Difference {
  visits: number; people: number; violations: Violation[]; rows: DifferenceRow[];
  fairness: { before: FairnessFigures; after: FairnessFigures }; uncovered: Uuid[];
}

/** What would be: who goes in place of whom, and when. */
export interface Change { visit_id: Uuid; worker_id: Uuid | null; replaces: Uuid | null; starts_at: Instant | null }
export interface Trial {
  violations: Violation[]; travel_minutes_before: number; travel_minutes_after: number;
  fairness: { share_before_bp: number | null; share_after_bp: number | null; worst_share_before_bp: number; worst_share_after_bp: number };
}
export interface Candidate { worker_id: Uuid; starts_at: Instant | null; reasons: Coded[]; free: boolean }
export interface Drill { rows: { code: string; params: Params; count: number }[]; change: Coded | null; candidates: Candidate[] }

export interface DeskRequest extends CareRequest { client: { id: Uuid; given_name: string; family_name: string }; team_id: Uuid }
export interface Agreement {
  starts_time: WallTime; flexible_minutes: number; minutes: number; workers: number; weekdays: number[]; from_on: Day;
  until_on: Day | null; tasks: Task[];
}

export interface Rotation { kind: string; weeks: { week_on: Day; fresh: number; again: number }[]; spread: Spread | null }
export interface Fairness {
  hours: { buckets: { from_bp: number; to_bp: number; workers: number }[]; worst_bp: number | null; mean_bp: number | null; workers: number };
  burdens: Rotation[]; coverage: { week_on: Day; places: number; covered: number }[];
  continuity: { most: number; clients: { different_workers: number; clients: number }[] };
  uncovered_by_client: { uncovered: number; clients: number }[];
  effect: { before: FairnessFigures; after: FairnessFigures; roster_id: Uuid; published_at: Instant } | null;
}
