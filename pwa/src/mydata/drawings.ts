import '../parts/icons-data.ts';
import '../parts/icons-more.ts';
import '../parts/icons-way.ts';
import type { IconName } from '../parts/icon-paths.ts';

const CATEGORIES: Record<string, IconName> = {
  Identity: 'face', Contact: 'phone', ServiceAddress: 'home', TravelStart: 'map', TimeWindows: 'clock', Availability: 'week', CareTasks: 'tasks',
  CareNotes: 'note', HomeAccess: 'key', Language: 'speech', AccessNeeds: 'glasses', MatchPreference: 'heart', Skills: 'cap', ContractHours: 'hourglass',
  PayRate: 'coin', VisitTimes: 'door', LocationFix: 'pinned', FundingRef: 'coin', EmergencyContact: 'warn', Messages: 'envelope', LegalRecord: 'paper',
};
const RECIPIENTS: Record<string, IconName> = {
  AssignedWorker: 'face', PairedClient: 'home', TrustCircle: 'coop', CareTeam: 'people', Coordinator: 'week', Solver: 'rota', Payroll: 'coin',
  Commissioner: 'coin', DataCommons: 'share', EmergencyServices: 'warn', HostingProcessor: 'device', Self: 'eye', DataRole: 'lock', MemberAuditor: 'seal',
};
const PURPOSES: Record<string, IconName> = {
  Scheduling: 'week', CareDelivery: 'heart', Safety: 'warn', PayAndInvoicing: 'coin', LegalRecord: 'paper', Governance: 'coop', Dispute: 'speech',
  SharedCover: 'people', Listing: 'map', SubjectAccess: 'eye',
};

export const categoryIcon = (code: string): IconName => CATEGORIES[code] ?? 'lock';
export const recipientIcon = (code: string): IconName => RECIPIENTS[code] ?? 'coop';
export const purposeIcon = (code: string): IconName => PURPOSES[code] ?? 'share';
