import '../look/choices.css';
import '../look/charts.css';
import '../look/mydata.css';
import './drawings.ts';
import { language, t } from '../kit/i18n.ts';
import { match, path } from '../kit/route.ts';
import type { Pages } from '../page.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { Along } from './along.tsx';
import { Emergencies } from './emergencies.tsx';
import { Erase } from './erase.tsx';
import { Everybody, PurposePage, RecipientPage } from './group.tsx';
import { Home, NotGiven } from './home.tsx';
import { Looks } from './looks.tsx';
import { ProofPage } from './proof.tsx';
import { Questions } from './questions.tsx';
import { RulePage } from './rule.tsx';
import { other, outside, root } from './where.ts';

const PAGES: Pages = [
  ['', Home], ['/for/:code', PurposePage], ['/to', Everybody], ['/to/:code', RecipientPage], ['/rule/:rule', RulePage], ['/looks', Looks], ['/looks/:before', Looks],
  ['/questions', Questions], ['/along', Along], ['/erase', Erase], ['/emergencies', Emergencies], ['/proof', ProofPage],
];

/** My data, or that of a client who trusts the member with it. */
export function MyData() {
  if (other.value && !other.value.topics.includes('data')) return <Screen title={t('data.title')} back={outside.value}><NotGiven /></Screen>;
  for (const [pattern, Page] of PAGES) {
    const found = match(root.value + pattern, path.value);
    if (found) return <Page key={`${pattern} ${language.value.code}`} {...found} />;
  }
  return <Screen title={t('lost.title')} back={root.value}><Empty title={t('lost.what')} /></Screen>;
}
