import type { VNode } from 'preact';
import { t } from '../kit/i18n.ts';
import { query } from '../kit/route.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { But } from './but.tsx';
import { Whose } from './home.tsx';
import { ruleAt } from './model.ts';
import { Offer } from './offer.tsx';
import { dataPath, root } from './where.ts';
import { What } from './words.ts';
import type { MyData } from './wire.ts';

/** One thing, for one purpose, to one of those who would see it. */
export function RulePage({ rule: key }: { rule: string }) {
  const frame = (inside: VNode | null) => <Screen title={t('data.title')} back={root.value}>{inside}</Screen>;
  return <With<MyData> path={dataPath()} frame={frame}>{(data) => <Found data={data} at={key} />}</With>;
}

function Found({ data, at }: { data: MyData; at: string }) {
  const rule = ruleAt(data, at);
  return (
    <Screen title={rule ? What(rule) : t('data.title')} back={root.value}>
      <News />
      <Whose />
      {rule ? <Offer data={data} rule={rule} /> : <Empty title={t('data.gone')} />}
      <ButSheet data={data} />
    </Screen>
  );
}

/** The sheet an address asks for. */
export function ButSheet({ data }: { data: MyData }) {
  const rule = query.value.get('sheet') === 'but' ? ruleAt(data, query.value.get('id') ?? '') : undefined;
  return rule ? <But data={data} rule={rule} /> : null;
}
