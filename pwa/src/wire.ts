/**
 * The shapes of the HTTP API, in wire names.
 * Once `api.d.ts` is generated from the OpenAPI document, each of these becomes an alias of a generated schema; nothing else changes.
 */

export type Uuid = string;
/** ISO 8601 in UTC, ends with Z. */
export type Instant = string;
/** YYYY-MM-DD */
export type Day = string;
/** HH:MM in the cooperative's zone; 24:00 is the end of a day. */
export type WallTime = string;

export interface FieldError { field: string; code: string; params: Params; message: string }
export interface ProblemDetails {
  type: string; title: string; detail: string; status: number; code: string; params: Params; errors?: FieldError[];
}
export type Params = Record<string, unknown>;
export interface Coded { code: string; params: Params }

export type MemberClass = 'worker' | 'client' | 'supporter';
export type Topic = 'times' | 'requests' | 'notes';
export interface ActingFor { client_id: Uuid; given_name: string; until_on: Day | null; topics: Topic[] }
export interface Cooperative { id: Uuid; name: string; zone: string; phone: string; currency: string }
export interface Me {
  member_id: Uuid; given_name: string; family_name: string; classes: MemberClass[]; coordinates: Uuid[];
  teams: { id: Uuid; name: string }[]; acting_for: ActingFor[]; cooperative: Cooperative; language: string; demo: boolean; version: number;
}
export interface Session { id: Uuid; created_at: Instant; last_used_at: Instant; agent: string; current: boolean }
export interface DemoPerson {
  member_id: Uuid; name: string; cooperative: string; description_code: string; classes: MemberClass[]; coordinates: boolean; language: string;
}

export type Task =
  | 'personal_care' | 'meal' | 'medication' | 'company' | 'household' | 'shopping' | 'mobility' | 'hoist' | 'night_watch';
export type TravelMode = 'walk' | 'bike' | 'car' | 'bus';
export interface Address { line: string; area: string; latitude: number | null; longitude: number | null }
export interface MyVisit {
  id: Uuid; assignment_id: Uuid; starts_at: Instant; ends_at: Instant; minutes: number; state: 'published' | 'confirmed' | 'done';
  changed: boolean; client: { id: Uuid; given_name: string; family_name: string }; address: Address | null; tasks: Task[]; note: string | null;
  partners: { id: Uuid; given_name: string }[]; travel_minutes: number | null; travel_mode: TravelMode | null; visits_before: number;
}
export interface MyWeek {
  from_on: Day; days: number; zone: string; published_at: Instant | null; as_of: Instant; to_confirm: number; visits: MyVisit[];
}

export type Level = 'cannot' | 'can' | 'prefer';
export interface Span { weekday: number; starts_time: WallTime; ends_time: WallTime; level: Level }
export interface DatedSpan { on: Day; starts_time: WallTime; ends_time: WallTime; level: Level }
export interface AvailabilityException extends DatedSpan { id: Uuid }
export interface HoursWanted { least_minutes: number; wanted_minutes: number; most_minutes: number }
export interface Availability {
  version: number; spans: Span[]; exceptions: AvailabilityException[]; hours_wanted: HoursWanted; confirmed_on: Day | null;
  effect?: { visits: { id: Uuid; starts_at: Instant }[] } | null;
}

export type BurdenKind = 'evenings' | 'nights' | 'weekends' | 'feasts' | 'long_travel' | 'split_days' | 'short_notice';
export interface Spread { low_bp: number; quarter_bp: number; middle_bp: number; three_quarter_bp: number; high_bp: number }
export interface Burden {
  kind: BurdenKind; own_bp: number; even_bp: number; spread: Spread | null; others_bp: number[] | null; own_minutes: number;
  next: 'sooner' | 'later' | 'even';
}
export interface BalanceWeek { week_on: Day; given_minutes: number; wanted_minutes: number; planned: boolean }
export interface BalanceEntry {
  week_on: Day; kind: BurdenKind; minutes: number; visit_id: Uuid | null; source: 'roster' | 'import' | 'correction'; note: string | null;
}
export interface Balance { weeks: BalanceWeek[]; burdens: Burden[]; entries: BalanceEntry[] }

export interface TeamVisit {
  visit_id: Uuid; starts_at: Instant; ends_at: Instant; minutes: number; area: string; mine: boolean; uncovered: boolean;
}
export interface WhyRow { code: string; params: Params; left: number | null; stops: boolean }
export interface Why { visit_id: Uuid; mine: boolean; rows: WhyRow[]; change: Coded | null; roster_id: Uuid; decided_at: Instant }

export type DayPart = 'morning' | 'lunch' | 'tea' | 'bed' | 'night';
export interface ComingVisit {
  id: Uuid; starts_at: Instant; ends_at: Instant; minutes: number; day_part: DayPart; tasks: Task[];
  state: 'confirmed' | 'published' | 'uncovered' | 'done';
  workers: { id: Uuid; given_name: string; initials: string; visits_before: number }[]; changed: boolean;
}
export interface Coming { client: { id: Uuid; given_name: string }; phone: string; visits: ComingVisit[] }
export interface CareRequestInput {
  tasks: Task[]; day_part: DayPart | null; starts_time: WallTime | null; flexible_minutes: number; minutes: number; workers: number;
  recurrence: 'once' | 'weekly'; on: Day | null; weekdays: number[]; from_on: Day; until_on: Day | null; note: string;
}
export interface CareRequest extends CareRequestInput {
  id: Uuid; state: 'waiting' | 'agreed' | 'refused' | 'withdrawn'; answer_by_on: Day; answered_at: Instant | null; answer: string | null;
  asked_by: { id: Uuid; given_name: string; for_other: boolean }; created_at: Instant;
}
export type GenderWish = 'any' | 'woman' | 'man';
export interface Wishes {
  version: number; languages: string[]; gender: GenderWish; needs: string[]; declined: { worker_id: Uuid; given_name: string }[];
}
export interface WishesInput { version: number; languages: string[]; gender: GenderWish; needs: string[]; declined: Uuid[] }
export interface KnownWorker { id: Uuid; given_name: string; visits_before: number }
export interface TrustedContact { id: Uuid; member_id: Uuid; given_name: string; topics: Topic[]; until_on: Day | null }

export interface Delivery {
  channel: 'push' | 'email'; state: 'waiting' | 'sent' | 'failed' | 'none'; at: Instant | null; detail_code: string | null;
}
export interface Notice { id: Uuid; event_kind: string; params: Params; created_at: Instant; deliveries: Delivery[]; url: string | null }
export interface Channels { push: boolean; email: boolean }
export interface Look {
  id: Uuid; opened_at: Instant; actor: { kind: 'person' | 'solver' | 'system'; given_name: string | null; role: string };
  purpose: string; recipient: string; categories: string[]; reads: number;
}
export interface Agreement {
  id: Uuid; category: string; purpose: string; recipient: string; precision: string | null; necessity: string; legal_basis: string;
  since: Instant; until: Instant | null;
}
export type Stage = 'cover' | 'continuity' | 'hours' | 'burdens' | 'wishes' | 'travel' | 'stability';
export interface DailySpan { starts_time: WallTime; ends_time: WallTime }
export interface Policy {
  version: number; stages: Stage[]; limits: Record<string, number>; half_life_weeks: number; continuity_bp: number; continuity_most: number;
  burdens: {
    evenings: DailySpan; nights: DailySpan; weekend_days: number[]; feasts: string[]; long_travel_minutes: number; split_gap_minutes: number;
    short_notice_hours: number;
  };
}
export interface PolicyInForce { hash: string; policy: Policy }
