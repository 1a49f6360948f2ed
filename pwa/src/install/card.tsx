import '../look/install.css';
import { announce } from '../kit/announce.ts';
import { t } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { toast } from '../parts/toast.tsx';
import { ask, kept, notNow, way } from './offer.ts';
import { Steps } from './steps.tsx';

/** Why, then how; no is an answer that holds. */
export function InstallCard() {
  const no = () => { notNow(); toast({ text: t('install.later') }); };
  return (
    <section class="card install" aria-labelledby="install">
      <h2 class="third" id="install">{t('install.title')}</h2>
      <Why />
      {way.value === 'steps' && <Steps />}
      <div class="row stretch">
        <Button look="quiet" onClick={no}>{t(way.value === 'steps' ? 'install.hide' : 'install.no')}</Button>
        {way.value === 'ask' && <Button look="soft" icon="plus" onClick={() => void install()}>{t('install.do')}</Button>}
      </div>
    </section>
  );
}

/** The same in the settings, for who said no or wants to know. */
export function InstallSetting() {
  return (
    <section class="card install" aria-labelledby="s-install">
      <h2 class="third" id="s-install">{t('install.title')}</h2>
      {kept.value ? <p class="row nowrap tight"><Icon name="known" /><span>{t('install.kept')}</span></p> : <How />}
    </section>
  );
}

function How() {
  return (
    <>
      <Why />
      {way.value === 'steps' && <Steps />}
      {way.value === 'ask' && <Button icon="plus" wide onClick={() => void install()}>{t('install.do')}</Button>}
      {!way.value && <p>{t('install.menu')}</p>}
    </>
  );
}

function Why() {
  return (
    <ul class="facts">
      <li><Icon name="nosignal" /><p>{t('install.offline')}</p></li>
      <li><Icon name="speech" /><p>{t(way.value === 'steps' ? 'install.news_apple' : 'install.news')}</p></li>
    </ul>
  );
}

async function install(): Promise<void> {
  if (await ask()) announce(t('install.kept'));
}
