import { t } from '../kit/i18n.ts';
import { openSheet } from '../kit/route.ts';
import { me } from '../members/state.ts';
import { Button } from '../parts/button.tsx';
import type { MyVisit } from '../wire.ts';

/** Beside the large action: what is not as planned. */
export const Hindered = ({ visit }: { visit: MyVisit }) => <Button size="big" onClick={() => openSheet('hindered', visit.id)}>{t('visit.hindered')}</Button>;

/** The same place, when nothing is planned. */
export function Ring() {
  const phone = me.value?.cooperative.phone;
  return phone ? <Button size="big" icon="phone" href={`tel:${phone}`}>{t('act.ring')}</Button> : null;
}
