import { t } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { byName, Told } from '../mydata/emergency.tsx';
import { DESK } from './frame.tsx';
import type { Desk } from './wire.ts';

/** What was opened in emergencies lately: by whom, about whom, why, and each look. It prints as a list. */
export function Emergencies({ emergencies }: Pick<Desk, 'emergencies'>) {
  if (!emergencies.length) return null;
  return (
    <section class="opened-list" aria-labelledby="opened">
      <h2 id="opened">{t('emergencies.desk')}</h2>
      <div class="talks">{emergencies.map((each) => <One key={each.id} one={each} />)}</div>
      <Button look="quiet" icon="printer" onClick={() => print()}>{t('emergencies.print')}</Button>
    </section>
  );
}

function One({ one }: { one: Desk['emergencies'][number] }) {
  return (
    <section class="card counter" aria-labelledby={`e-${one.id}`}>
      <h3 class="third" id={`e-${one.id}`}><bdi>{`${one.subject.given_name} ${one.subject.family_name}`}</bdi></h3>
      <p class="small">{t('emergencies.by', { name: byName(one) })}</p>
      <Told one={one} path={DESK} />
    </section>
  );
}
