import { coded, t, tn } from '../kit/i18n.ts';
import { keyOf } from '../mydata/model.ts';
import { What } from '../mydata/words.ts';
import type { RuleKey } from '../mydata/wire.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import type { Trial } from './wire.ts';

/** What a next version would mean: what becomes wider or narrower, and who would be asked again. */
export function Meaning({ trial }: { trial: Trial }) {
  const { broader, added, narrower, dropped, asked_again } = trial;
  return (
    <>
      <ul class="again">
        {asked_again.filter((each) => each.members).map((each) => <li key={each.member_class}><b class="bigfig">{each.members}</b> {tn(`datarole.again_${each.member_class}`, each.members)}</li>)}
        {!asked_again.some((each) => each.members) && <li><b>{t('datarole.nobody_again')}</b></li>}
      </ul>
      <Part icon="plus" title={t('datarole.broader')} rules={[...broader, ...added]} />
      <Part icon="minus" title={t('datarole.narrower')} rules={narrower} />
      <Part icon="cross" title={t('datarole.dropped')} rules={dropped} />
    </>
  );
}

function Part({ icon, title, rules }: { icon: IconName; title: string; rules: RuleKey[] }) {
  if (!rules.length) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="lines small">{rules.map((rule) => <li key={keyOf(rule)}><Icon name={icon} small /> {What(rule)} <span class="muted">· {coded('recipient', rule.recipient)}</span></li>)}</ul>
    </section>
  );
}
