import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { keyOf, ofOthers } from '../mydata/model.ts';
import { dataPath, root } from '../mydata/where.ts';
import type { MyData } from '../mydata/wire.ts';
import { Icon } from '../parts/icon.tsx';
import { mayDo } from './shared.tsx';

/** Where somebody writes what nobody may read yet: that it is so, and the way to the question. */
export const Unread = ({ category }: { category: string }) => (mayDo('data') ? <Line category={category} /> : null);

function Line({ category }: { category: string }) {
  const rules = ofOthers(useHeld<MyData>(dataPath()).data.value?.rules ?? []).filter((rule) => rule.category === category);
  if (!rules[0] || rules.some((rule) => rule.agreed)) return null;
  return <p class="row nowrap small waits"><Icon name="lock" /><span>{t('wishes.unread')} <a href={href(`${root.value}/rule/${keyOf(rules[0])}`)}>{t('wishes.unread_do')}</a></span></p>;
}
