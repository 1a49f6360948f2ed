import type { components } from '../api.d.ts';

type Schemas = components['schemas'];

export type Counter = Schemas['Counter'];
export type WaitingQuestion = Schemas['WaitingQuestion'];
export type DeclaredRule = Schemas['DeclaredRule'];
export type Declaration = Schemas['Declaration'];
export type Desk = Schemas['DataRoleDesk'];
/** A whole rule of a next version: nothing of it is left to be understood. */
export type ProposedRule = Required<Schemas['ProposedRule']>;
export type Trial = Schemas['DeclarationTrial'];
