import type { VNode } from 'preact';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Card } from '../parts/card.tsx';
import { Door, Doors } from '../parts/door.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { categoryIcon, recipientIcon } from './drawings.ts';
import { Whose } from './home.tsx';
import { each, keyOf, ofOthers, seenCount } from './model.ts';
import { Standing } from './standing.tsx';
import { dataPath, root } from './where.ts';
import { precisely, What } from './words.ts';
import type { DataRule, MyData, RuleKey } from './wire.ts';

type Part = 'purpose' | 'recipient';
const OTHER: Record<Part, Part> = { purpose: 'recipient', recipient: 'purpose' };

/** All that is asked for one purpose, by who would see it. */
export const PurposePage = ({ code }: { code: string }) => <Group part="purpose" code={code} />;
/** All that one of those who see something may see, by what for. */
export const RecipientPage = ({ code }: { code: string }) => <Group part="recipient" code={code} />;

/** Everybody who may see something, one by one. */
export function Everybody() {
  const frame = (inside: VNode | null) => <Screen title={t('data.all_who')} back={root.value}>{inside}</Screen>;
  const rows = (rules: DataRule[]) => each(rules, 'recipient').map((code) => (
    <Door key={code} icon={recipientIcon(code)} href={href(`${root.value}/to/${code}`)} hint={tn('data.sees', seenCount(rules, code))}>{begin(coded('recipient', code))}</Door>
  ));
  return <With<MyData> path={dataPath()} frame={frame}>{(data) => frame(<><News /><Whose /><Doors>{rows(ofOthers(data.rules))}</Doors></>)}</With>;
}

function Group({ part, code }: { part: Part; code: string }) {
  const title = begin(coded(part, code));
  const frame = (inside: VNode | null) => <Screen title={title} back={root.value}>{inside}</Screen>;
  return (
    <With<MyData> path={dataPath()} frame={frame}>
      {(data) => (
        <Screen title={title} news={t(`data.all_${part}`)} back={root.value}>
          <News />
          <Whose />
          <Cards rules={ofOthers(data.rules).filter((rule) => rule[part] === code)} by={OTHER[part]} />
        </Screen>
      )}
    </With>
  );
}

function Cards({ rules, by }: { rules: DataRule[]; by: keyof RuleKey & Part }) {
  if (!rules.length) return <Empty title={t('data.gone')} />;
  return (
    <>
      {each(rules, by).map((code) => (
        <Card key={code} title={by === 'recipient' ? t('agreements.seen_by', { who: coded(by, code) }) : begin(t('looks.for', { purpose: coded(by, code) }))}>
          <ul class="doors flush">{rules.filter((rule) => rule[by] === code).map((rule) => <Row key={keyOf(rule)} rule={rule} />)}</ul>
        </Card>
      ))}
    </>
  );
}

function Row({ rule }: { rule: DataRule }) {
  const coarse = rule.agreed && rule.agreed.precision !== 'exact';
  return (
    <li>
      <a class="door" href={href(`${root.value}/rule/${keyOf(rule)}`)}>
        <span class="ic"><Icon name={categoryIcon(rule.category)} /></span>
        <span class="grow"><b>{What(rule)}</b>
          <span class="hint small muted">{begin(t(`necessity.${rule.necessity}`))}{coarse && ` · ${precisely(rule.agreed!.precision)}`}</span>
          <Standing rule={rule} /></span>
        <Icon name="chev" />
      </a>
    </li>
  );
}
