import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { Door, Doors } from '../parts/door.tsx';
import { Screen } from '../parts/screen.tsx';
import { Banner } from '../parts/told.tsx';
import { News } from '../queue/news.tsx';
import { Bring } from './bring.tsx';
import { Whose } from './home.tsx';
import { other, root } from './where.ts';

/** Everything in one file, to take along; a file brought from elsewhere; and the way to be forgotten. */
export function Along() {
  return (
    <Screen title={t('data.along')} back={root.value}>
      <News />
      <Whose />
      {other.value ? <Banner tone="calm" icon="lock"><p>{t('data.along_theirs', { name: other.value.given_name })}</p></Banner> : <Mine />}
    </Screen>
  );
}

function Mine() {
  return (
    <>
      <Card title={<Head icon="box" word={t('data.take')} />}>
        <p>{t('data.take_what')}</p>
        <a class="btn main big wide" href="/api/my/archive" download>{t('data.take_do')}</a>
      </Card>
      <Card title={<Head icon="door" word={t('data.bring')} />}><Bring /></Card>
      <Doors><Door icon="cross" href={href(`${root.value}/erase`)} hint={t('data.erase_hint')}>{t('data.erase')}</Door></Doors>
    </>
  );
}

const Head = ({ icon, word }: { icon: 'box' | 'door'; word: string }) => <span class="row nowrap"><Icon name={icon} />{word}</span>;
