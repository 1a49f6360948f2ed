import { t } from '../kit/i18n.ts';
import { Banner } from '../parts/told.tsx';

/** In place of the answer to what is one's own: another gives it, if there is one. */
export const Own = ({ alone }: { alone: boolean }) => <Banner tone={alone ? 'late' : 'calm'} icon="lock"><p class="small">{t(alone ? 'datarole.own_alone' : 'datarole.own')}</p></Banner>;
