import { language, t } from '../kit/i18n.ts';
import { LANGUAGES } from '../kit/languages.ts';
import { href } from '../kit/route.ts';
import { changeLanguage, me } from '../members/state.ts';
import { Door, Doors } from '../parts/door.tsx';
import { Screen } from '../parts/screen.tsx';
import { InstallSetting } from '../install/setting.ts';
import { Channels } from './channels.tsx';
import { LookChoices } from './look-choices.tsx';

/** Language, looks, and how the co-op reaches me. */
export function Settings() {
  return (
    <Screen title={t('settings.title')} back="/coop">
      <section class="card" aria-labelledby="s-language">
        <h2 class="third" id="s-language">{t('settings.language')}</h2>
        <ul class="rows inner">
          {LANGUAGES.map((row) => (
            <li key={row.code}>
              <label class="tick"><b class="grow" lang={row.code}>{row.name}</b>
                <input type="radio" name="language" checked={row.code === language.value.code} onChange={() => void changeLanguage(row.code)} /></label>
            </li>
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="s-look">
        <h2 class="third" id="s-look">{t('settings.look')}</h2>
        <LookChoices />
        <p class="small muted">{t('settings.look_hint')}</p>
      </section>
      <Channels />
      {(me.value?.demo || me.value?.coordinates.length) && <Doors><Door icon="look" href={href('/parts')}>{t('settings.parts')}</Door></Doors>}
      <InstallSetting />
      <Doors><Door icon="door" href={href('/coop/leave')}>{t('leave.title')}</Door></Doors>
    </Screen>
  );
}
