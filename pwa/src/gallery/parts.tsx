import { t } from '../kit/i18n.ts';
import { Screen } from '../parts/screen.tsx';
import { Acting } from './acting.tsx';
import { Charts } from './charts.tsx';
import { Choosing } from './choosing.tsx';
import { Holding } from './holding.tsx';
import { Switches } from './switches.tsx';
import { Telling } from './telling.tsx';
import { Timing } from './timing.tsx';

/** Every part in every state, with switches for how they are looked at. */
export function Parts() {
  return (
    <Screen title={t('settings.parts')} news={t('parts.lead')} back="/coop/settings">
      <Switches />
      <Acting />
      <Choosing />
      <Holding />
      <Telling />
      <Timing />
      <Charts />
    </Screen>
  );
}
