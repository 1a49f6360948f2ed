import { dayFull, zone } from '../kit/format.ts';
import { begin, coded, has, t, tn } from '../kit/i18n.ts';
import { dayOf } from '../kit/time.ts';
import { span } from './model.ts';
import type { RuleKey, Terms } from './wire.ts';

export const what = ({ category }: Pick<RuleKey, 'category'>): string => coded('category', category);
export const What = (rule: Pick<RuleKey, 'category'>): string => begin(what(rule));
export const seenBy = ({ recipient }: Pick<RuleKey, 'recipient'>): string => t('agreements.seen_by', { who: coded('recipient', recipient) });

/** 90 days · 6 months · 1 year */
export function kept(days: number): string {
  const { unit, count } = span(days);
  return tn(`data.${unit}`, count);
}

export const precisely = (precision: string): string => begin(coded('precision', precision));
/** An instant is the end of the last day, and no more of it. */
export const lastDay = (until: string): string => dayFull(until.length > 10 ? dayOf(Date.parse(until) - 1, zone.value) : until);

/** "The area only · kept 90 days · until 1 March 2027" */
export const termsLine = ({ precision, retention_days, until }: { precision: string; retention_days: number; until: string }): string =>
  [precisely(precision), t('data.kept', { span: kept(retention_days) }), t('trusted.until', { on: lastDay(until) })].join(' · ');

export const lineOf = (terms: Terms): string => termsLine({ ...terms, until: terms.until_on });

/** Why a rule is there, and what it means to say no: the words of a code, where it has some. */
export const because = (field: 'needed_by' | 'benefit' | 'risk' | 'refusing', code: string): string => {
  const key = `data.${field}.${code}`;
  return has(key) ? t(key) : '';
};
