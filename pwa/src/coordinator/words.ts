import { duration, percent } from '../kit/format.ts';
import { coded, has, t, tn } from '../kit/i18n.ts';
import type { Coded, Params, Uuid } from '../wire.ts';
import { namesOf } from './names.ts';
import type { Trial, Violation, Week } from './wire.ts';

/** A text by its code, or the general sentence of its family; never the bare code alone. */
export function wordsFor(family: 'violation' | 'reason', { code, params }: Coded): string {
  return has(`${family}.${code}`) || has(`${family}.${code}.other`) || has(`${family}.unknown`)
    ? coded(family, code, params)
    : t(`board.${family}_unknown`, { code: code.replaceAll('_', ' ') });
}

/** What a rule or a stage says to a coordinator: who is left out, who could come, why somebody was chosen. */
export function deskWords({ code, params }: Coded): string {
  const key = `drill.${code}`;
  const count = params['workers'];
  if (typeof count === 'number' && has(`${key}.other`)) return tn(key, count, params);
  return has(key) ? t(key, params) : wordsFor('reason', { code, params });
}

const nameIn = (week: Week, worker: Uuid | null): string => namesOf(week).workers.get(worker ?? '') ?? '';

/** A broken rule as a sentence, with whose it is. */
export function violationWords(violation: Violation, week: Week): string {
  const worker = nameIn(week, violation.worker_id);
  const visit = week.visits.find((each) => each.id === violation.visit_id);
  const client = visit ? namesOf(week).clients.get(visit.client_id) ?? '' : '';
  const params: Params = { worker, client, ...violation.params };
  const text = wordsFor('violation', { code: violation.code, params });
  return worker && !text.includes(worker) ? `${worker}: ${text}` : text;
}

/** 12 min more travel · 5 min less travel · the same travel */
export function travelWords({ travel_minutes_before, travel_minutes_after }: Trial): string {
  const more = travel_minutes_after - travel_minutes_before;
  if (!more) return t('move.travel_same');
  return t(more > 0 ? 'move.travel_more' : 'move.travel_less', { minutes: duration(more) });
}

/** What a move does to the hours of who takes it, against what they asked for. */
export function shareWords({ fairness }: Trial): string {
  const { share_before_bp, share_after_bp } = fairness;
  if (share_before_bp === null || share_after_bp === null) return '';
  return t('move.share', { before: percent(share_before_bp), after: percent(share_after_bp) });
}

/** What a move does to whoever has least of what they asked for, without saying who that is. */
export function worstWords({ fairness }: Trial): string {
  const { worst_share_before_bp: before, worst_share_after_bp: after } = fairness;
  if (before === after) return t('move.worst_same');
  return t('move.worst', { before: percent(before), after: percent(after) });
}

/** Everything one should know before putting a visit down, sentence by sentence. */
export function trialWords(answer: Trial, week: Week): string[] {
  const broken = answer.violations.length ? [tn('move.breaks', answer.violations.length)] : [t('move.breaks_none')];
  const which = answer.violations.map((each) => violationWords(each, week));
  return [...broken, ...which, travelWords(answer), shareWords(answer), worstWords(answer)].filter(Boolean);
}
