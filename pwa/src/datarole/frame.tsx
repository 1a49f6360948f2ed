import type { ComponentChildren } from 'preact';
import { t } from '../kit/i18n.ts';
import { Screen } from '../parts/screen.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { News } from '../queue/news.tsx';

const ROOT = '/coop/data-role';
export const DESK = '/api/data-role';

/** The three views of the data role, each with an address of its own. */
export function Frame({ at, dock, children }: { at: '' | '/declaration' | '/papers'; dock?: ComponentChildren; children: ComponentChildren }) {
  const views = [['', 'answering'], ['/declaration', 'declaration'], ['/papers', 'papers']] as const;
  return (
    <Screen title={t('datarole.title')} news={t('datarole.news')} back="/coop" wide dock={dock}>
      <News />
      <div class="role">
        <Segmented label={t('datarole.views')} current={ROOT + at} items={views.map(([to, word]) => ({ to: ROOT + to, label: t(`datarole.${word}`) }))} />
        {children}
      </div>
    </Screen>
  );
}
