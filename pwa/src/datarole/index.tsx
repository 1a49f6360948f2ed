import '../look/choices.css';
import '../look/charts.css';
import '../look/coop.css';
import '../look/mydata.css';
import '../look/datarole.css';
import '../mydata/drawings.ts';
import '../parts/icons-more.ts';
import { language, t } from '../kit/i18n.ts';
import { match, path } from '../kit/route.ts';
import { me } from '../members/state.ts';
import type { Pages } from '../page.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { DeclarationPage } from './declaration.tsx';
import { Answering } from './answering.tsx';
import { EditPage } from './edit.tsx';
import { Papers } from './papers.tsx';

const ROOT = '/coop/data-role';
const PAGES: Pages = [[ROOT, Answering], [`${ROOT}/declaration`, DeclarationPage], [`${ROOT}/change`, EditPage], [`${ROOT}/papers`, Papers]];

/** What waits for those who look after data, the declaration they write, and what is printed from it. */
export function DataRole() {
  if (!me.value?.data_role) return <Screen title={t('lost.title')} back="/coop"><Empty title={t('datarole.not_yours')} /></Screen>;
  for (const [pattern, Page] of PAGES) if (match(pattern, path.value)) return <Page key={`${pattern} ${language.value.code}`} />;
  return <Screen title={t('lost.title')} back={ROOT}><Empty title={t('lost.what')} /></Screen>;
}
