import { now } from '../kit/clock.ts';
import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Card } from '../parts/card.tsx';
import { Door } from '../parts/door.tsx';
import { categoryIcon } from './drawings.ts';
import { endsSoon, keyOf } from './model.ts';
import { root } from './where.ts';
import { lastDay, seenBy, What } from './words.ts';
import type { DataRule } from './wire.ts';

/** What was agreed and ends within a month: whoever does nothing lets it end. */
export function Ending({ rules }: { rules: DataRule[] }) {
  const ending = rules.filter((rule) => endsSoon(rule, now.value));
  if (!ending.length) return null;
  return (
    <Card title={t('data.ending')} name="ending">
      <ul class="doors flush">
        {ending.map((rule) => (
          <Door key={keyOf(rule)} icon={categoryIcon(rule.category)} href={href(`${root.value}/rule/${keyOf(rule)}`)}
            hint={`${seenBy(rule)} · ${t('data.ends_on', { on: lastDay(rule.agreed!.until) })}`}>{What(rule)}</Door>
        ))}
      </ul>
    </Card>
  );
}

/** On the page of one of them: what to do for it to go on. */
export const EndingLine = ({ rule }: { rule: DataRule }) =>
  (endsSoon(rule, now.value) ? <p class="strong">{t('data.ending_next', { on: lastDay(rule.agreed!.until) })}</p> : null);
