import type { VNode } from 'preact';
import { useFresh } from '../kit/heard.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Card } from '../parts/card.tsx';
import { Door, Doors } from '../parts/door.tsx';
import { Screen } from '../parts/screen.tsx';
import { Banner, Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { purposeIcon } from './drawings.ts';
import { EmergencyCard } from './emergencies.tsx';
import { asked, each, ofOthers } from './model.ts';
import { Offer } from './offer.tsx';
import { Picture } from './picture.tsx';
import { ButSheet } from './rule.tsx';
import { Talks } from './talks.tsx';
import { Ending } from './ending.tsx';
import { about, dataPath, OF_DATA, other, outside, root, told } from './where.ts';
import type { DataRule, MyData } from './wire.ts';

/** What others may have of mine: first what I am asked, then the picture, then the ways to everything else. */
export function Home() {
  useFresh(dataPath(), OF_DATA);
  const frame = (inside: VNode | null) => <Page>{inside}</Page>;
  return <With<MyData> path={dataPath()} frame={frame}>{(data) => <Page><Found data={data} /></Page>}</With>;
}

function Page({ children }: { children: VNode | null }) {
  return (
    <Screen title={told('data.title')} news={other.value ? undefined : t('agreements.news')} back={outside.value}>
      <News />
      <Whose />
      {children}
      <Ways />
    </Screen>
  );
}

/** Whose it is, where one might take it for somebody else's. */
export const Whose = () => (about() ? <Banner tone="calm" icon="people"><p>{about()}</p></Banner> : null);

/** What a trusted contact meets who was not given this. */
export const NotGiven = () => <Banner tone="calm" icon="lock"><p>{t('data.not_given', { name: other.value?.given_name })}</p></Banner>;

function Found({ data }: { data: MyData }) {
  const rules = ofOthers(data.rules);
  if (!rules.length) return <Empty title={t('agreements.none')} />;
  return (
    <>
      <Question data={data} />
      <Talks talks={data.negotiations} answerable={data.answerable} />
      <Ending rules={rules} />
      <Picture rules={rules} />
      <Card title={t('data.by_purpose')}>
        <ul class="doors flush">{each(rules, 'purpose').map((code) => <Purpose key={code} code={code} rules={rules.filter((rule) => rule.purpose === code)} />)}</ul>
      </Card>
      <EmergencyCard data={data} />
      <ButSheet data={data} />
    </>
  );
}

/** One question at a time; the next comes when this one is answered. */
function Question({ data }: { data: MyData }) {
  const open = asked(data.rules);
  if (!open[0]) return null;
  return (
    <section aria-label={tn('data.asked', open.length)}>
      <p class="ask-count strong">{tn('data.asked', open.length)}</p>
      <Offer key={open[0].category + open[0].recipient} data={data} rule={open[0]} />
    </section>
  );
}

function Purpose({ code, rules }: { code: string; rules: DataRule[] }) {
  const yours = rules.filter((rule) => rule.necessity === 'optional').length;
  const hint = [tn('data.things', rules.length), yours > 0 && t('data.yours_of', { count: yours })].filter(Boolean).join(' · ');
  return <Door icon={purposeIcon(code)} href={href(`${root.value}/for/${code}`)} hint={hint}>{begin(coded('purpose', code))}</Door>;
}

/** Everything else one can do with it. */
function Ways() {
  const at = root.value;
  return (
    <Doors>
      <Door icon="eye" href={href(`${at}/looks`)} hint={t('data.looks_hint')}>{t('looks.title')}</Door>
      <Door icon="speech" href={href(`${at}/questions`)}>{t('data.questions')}</Door>
      {!other.value && <Door icon="box" href={href(`${at}/along`)} hint={t('data.along_hint')}>{t('data.along')}</Door>}
      <Door icon="seal" href={href(`${at}/proof`)} hint={t('data.proof_hint')}>{t('data.proof')}</Door>
      <Door icon="paper" href="/api/notice" hint={t('datarole.paper_notice_hint')}>{t('datarole.paper_notice')}</Door>
    </Doors>
  );
}
