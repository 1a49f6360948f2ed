import { t } from '../kit/i18n.ts';
import { StateTag } from './tag.tsx';

/** How much later somebody said they come. */
export const LateTag = ({ minutes }: { minutes: number | null }) =>
  (minutes ? <StateTag state="late" word={t('visit.late', { late_minutes: minutes })} /> : null);
