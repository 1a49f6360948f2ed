import type { components } from '../api.d.ts';

/** What members decide about their data, in wire names, as the server describes them. */
type Schemas = components['schemas'];

/** Which rule: what, what for, by whom. */
export type RuleKey = Schemas['RuleKey'];
/** How finely, how long it is kept, until when it may be used: that day included. */
export type Terms = Schemas['Terms'];
export type Precision = Terms['precision'];
export type DataRule = Schemas['DataRule'];
export type RuleState = DataRule['state'];
export type MyData = Schemas['MyData'];
export type Negotiation = Schemas['Negotiation'];
export type NegotiatedRule = Schemas['NegotiationRule'];
export type Answer = NegotiatedRule['answer'];
/** A question about one look: somebody by name must answer it. */
export type Question = Schemas['Question'];
/** Somebody opened what is kept for an emergency, and why. */
export type Emergency = Schemas['Emergency'];
export type Erasure = Schemas['Erasure'];
export type Brought = Schemas['BroughtArchive'];
