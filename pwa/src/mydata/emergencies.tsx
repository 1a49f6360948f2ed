import { list } from '../kit/format.ts';
import { useFresh } from '../kit/heard.ts';
import { begin, coded, t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Door } from '../parts/door.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { categoryIcon } from './drawings.ts';
import { byName, Told } from './emergency.tsx';
import { NotGiven, Whose } from './home.tsx';
import { dataPath, emergenciesPath, OF_EMERGENCIES, other, outside, root } from './where.ts';
import type { Emergency, MyData } from './wire.ts';

/** Whether all of somebody's data is theirs to see: who is trusted with notes alone reads of emergencies, and no more. */
const seesAll = (): boolean => !other.value || other.value.topics.includes('data');
const isTold = (): boolean => seesAll() || other.value!.topics.includes('notes');

/** What a coordinator may open without asking first, and each time that one did. */
export function Emergencies() {
  return isTold() ? <All /> : <Screen title={t('emergencies.title')} back={outside.value}><NotGiven /></Screen>;
}

function All() {
  useFresh(emergenciesPath(), OF_EMERGENCIES);
  return (
    <Screen title={t('emergencies.title')} back={seesAll() ? root.value : outside.value}>
      <News />
      <Whose />
      <With<Emergency[]> path={emergenciesPath()}>
        {(found) => (found.length ? <>{found.map((one) => <One key={one.id} one={one} />)}</> : <Empty title={t('emergencies.none')} />)}
      </With>
      {seesAll() && <With<MyData> path={dataPath()}>{({ emergency }) => emergency && <Rule rule={emergency} />}</With>}
    </Screen>
  );
}

function One({ one }: { one: Emergency }) {
  return (
    <Card title={t('emergencies.by', { name: byName(one) })}>
      <Told one={one} path={emergenciesPath()}>
        {one.looked_at.length > 0 && seesAll() && <Button look="quiet" icon="eye" href={href(`${root.value}/looks`)}>{t('looks.title')}</Button>}
      </Told>
    </Card>
  );
}

/** It is told, and not asked. */
function Rule({ rule: { categories } }: { rule: NonNullable<MyData['emergency']> }) {
  return (
    <Card title={t('emergencies.what')}>
      <p>{t('emergencies.rule')}</p>
      <ul class="listed">{categories.map((each) => <li key={each} class="row nowrap"><Icon name={categoryIcon(each)} /> <span>{begin(coded('category', each))}</span></li>)}</ul>
      <p>{t('emergencies.rule_contacts')}</p>
      <p class="row nowrap"><Icon name="bell" /> <span>{t('emergencies.rule_told')}</span></p>
    </Card>
  );
}

/** The fixed card among what one is asked: there is nothing to answer in it. */
export function EmergencyCard({ data: { emergency } }: { data: MyData }) {
  if (!emergency) return null;
  return (
    <Card title={t('emergencies.title')}>
      <p>{t('emergencies.rule')}</p>
      <p class="small muted">{begin(list(emergency.categories.map((each) => coded('category', each))))}.</p>
      <ul class="doors flush"><Door icon="warn" href={href(`${root.value}/emergencies`)}>{t('emergencies.whole')}</Door></ul>
    </Card>
  );
}
