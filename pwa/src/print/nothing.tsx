import { NoAnswer } from '../kit/api.ts';
import { t } from '../kit/i18n.ts';
import { refresh } from '../kit/store.ts';
import { Screen } from '../parts/screen.tsx';
import { ErrorNote, NotKept } from '../parts/told.tsx';
import { home } from '../places.ts';

/** Until the week is here, or where it cannot be. */
export function Nothing({ error, path }: { error: unknown; path: string }) {
  const again = () => void refresh(path, true);
  return (
    <Screen title={t('print.print')} back={home.value}>
      {error instanceof NoAnswer ? <NotKept again={again} /> : error !== undefined && <ErrorNote error={error} again={again} />}
    </Screen>
  );
}
