import { t } from '../../kit/i18n.ts';
import { Screen } from '../../parts/screen.tsx';
import { Banner } from '../../parts/told.tsx';
import { acting } from '../../places.ts';

/** Trust is given by the client alone; who is trusted is told so. */
export function NotTheirs({ client }: { client: string }) {
  return (
    <Screen title={t('trusted.title')} back={`/for/${client}/things`}>
      <Banner tone="calm" icon="lock"><p>{t('circle.not_yours', { name: acting.value?.given_name })}</p></Banner>
    </Screen>
  );
}
