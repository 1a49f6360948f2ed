import { t } from '../kit/i18n.ts';
import { Leave } from '../members/leave.tsx';
import { me } from '../members/state.ts';
import { Screen } from '../parts/screen.tsx';

const PARTS = ['worker', 'client'] as const;

/** To be a member no more, from a day one chooses. */
export function LeaveCoop() {
  const { member_id: member, classes } = me.value!;
  return (
    <Screen title={t('leave.title')} back="/coop/settings">
      <section class="card"><Leave member={member} parts={PARTS.filter((each) => classes.includes(each))} /></section>
    </Screen>
  );
}
