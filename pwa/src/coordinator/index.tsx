import { t } from '../kit/i18n.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';

/** The coordinator's place: reads `path` for which of its pages is open. */
export default function Coordinator() {
  return <Screen title={t('places.desk')} wide><Empty title={t('desk.soon')} /></Screen>;
}
