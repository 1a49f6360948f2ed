import { label, t } from '../kit/i18n.ts';
import { Door, Doors } from '../parts/door.tsx';
import { Icon } from '../parts/icon.tsx';
import { Face } from '../parts/person.tsx';
import { NowTag, StateTag, type VisitState } from '../parts/tag.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { Part } from './part.tsx';

const STATES: VisitState[] = ['uncovered', 'draft', 'published', 'confirmed', 'late', 'changed', 'done', 'pinned'];
const BANDS = ['morning', 'midday', 'evening'];

/** What things stand in: cards, lists, tabs, faces, tags. */
export function Holding() {
  return (
    <>
      <Part name="card"><p>{t('parts.sentence')}</p><p class="small muted">{t('parts.hint')}</p><p class="small faint">{t('parts.hint')}</p></Part>
      <Part name="list">
        <Doors><Door icon="people" href="#/parts" hint={t('parts.hint')}>{t('nav.coop')}</Door><Door icon="week" href="#/parts">{t('parts.sentence')}</Door></Doors>
        <ul class="facts">
          <li><Icon name="tasks" /><p>{label('task.meal')}</p></li>
          <li><Icon name="known" /><p>{t('parts.sentence')}</p></li>
        </ul>
      </Part>
      <Part name="tabs"><Tabs label={t('parts.tabs')} items={BANDS.map((band) => ({ title: label(`band.${band}`), content: <p>{t('parts.sentence')}</p> }))} /></Part>
      <Part name="face"><div class="row"><Face letters="AP" size="s" /><Face letters="AP" /><Face letters="AP" size="l" /></div></Part>
      <Part name="states">
        <div class="row"><NowTag>{t('today.next')}</NowTag>{STATES.map((state) => <StateTag key={state} state={state} />)}</div>
      </Part>
    </>
  );
}
