import type { components } from './api.d.ts';

/** The shapes of the HTTP API, in wire names, as the server describes them: `npm run types` fetches the description anew. */
type Schemas = components['schemas'];

export type Uuid = string;
/** ISO 8601 in UTC, ends with Z. */
export type Instant = string;
/** YYYY-MM-DD */
export type Day = string;
/** HH:MM in the cooperative's zone; 24:00 is the end of a day. */
export type WallTime = string;

/** RFC 9457 problem details: what every refusal of the server looks like, whatever was asked. */
export interface ProblemDetails {
  type: string; title: string; detail: string; status: number; code: string; params: Params; errors?: FieldError[];
}
export interface FieldError { field: string; code: string; params: Params; message: string }
export type Params = Record<string, unknown>;
export type Coded = Schemas['Reason'];

export type Me = Schemas['Me'];
export type ActingFor = Schemas['ActingFor'];
/** What a trusted contact may be given. */
export type Topic = 'times' | 'requests' | 'notes' | 'data';
/** Whether somebody leaves, and from which day on. */
export type Leaving = Schemas['Leaving'];
export type Session = Schemas['Session'];
export type Passkey = Schemas['Passkey'];
export type CreationOptions = Schemas['CreationOptions'];
export type RequestOptions = Schemas['RequestOptions'];
export type DemoPerson = Schemas['DemoPerson'];

export type Task = Schemas['AskForCare']['tasks'][number];
export type TravelMode = string;
export type MyVisit = Schemas['MyVisit'];
export type MyWeek = Schemas['MyWeek'];
export type Address = Schemas['Address'];
export type TeamVisit = Schemas['TeamVisit'];
export type Why = Schemas['Why'];

export type Availability = Schemas['Availability'];
export type Span = Schemas['Span'];
export type Level = Span['level'];
export type DatedSpan = Schemas['ExceptionInput'];
export type HoursWanted = Schemas['HoursWanted'];

export type Balance = Schemas['Balance'];
export type BalanceWeek = Schemas['BalanceWeek'];
export type BalanceEntry = Schemas['Entry'];
export type Burden = Schemas['Burden'];
export type BurdenKind = Burden['kind'];
export type Spread = Schemas['Spread'];

export type Coming = Schemas['Coming'];
export type ComingVisit = Schemas['ComingVisit'];
export type DayPart = ComingVisit['day_part'];
export type CareRequest = Schemas['CareRequest'];
/** Our phones say all of it. */
export type CareRequestInput = Required<Schemas['AskForCare']> & { from_on: Day; note: string };
export type Wishes = Schemas['Wishes'];
export type DoorNote = Schemas['DoorNote'];
export type ShownDoorNote = Schemas['ShownDoorNote'];
export type GenderWish = Wishes['gender'];
export type KnownWorker = Schemas['KnownWorker'];
export type TrustedContact = Schemas['TrustedContact'];
export type Trust = Schemas['Trust'];
export type Invitation = Schemas['Invitation'];
export type Invited = Schemas['Invited'];
export type Accepted = Schemas['Accepted'];
export type Done = Schemas['Done'];

export type Delivery = Schemas['Delivery'];
export type Notice = Schemas['Notice'];
export type Channels = Schemas['Channels'];
export type Look = Schemas['Look'];

/** Every figure of a policy may be left out when it is written, and is said when it is read. */
export type Policy = Required<Schemas['Policy']> & { burdens: Required<Schemas['BurdenTimes']>; limits: Required<Schemas['WorkLimits']> };
export type DailySpan = Schemas['DailySpan'];
export type PolicyInForce = Schemas['PolicyInForce'] & { policy: Policy };
