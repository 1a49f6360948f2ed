import { t } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { Screen } from '../parts/screen.tsx';
import { Missing } from '../parts/told.tsx';
import { home } from '../places.ts';

/** Until the week is here, or where it cannot be. */
export function Nothing({ error, path }: { error: unknown; path: string }) {
  return (
    <Screen title={t('print.print')} back={home.value}>
      {error !== undefined && <Missing error={error} again={() => void refresh(path, true)} />}
    </Screen>
  );
}
