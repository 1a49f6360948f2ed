import { language, t } from '../kit/i18n.ts';
import { LANGUAGES } from '../kit/languages.ts';
import { contrast, size, theme, type Contrast, type Size, type Theme } from '../members/appearance.ts';
import { href } from '../kit/route.ts';
import { changeLanguage, me } from '../members/state.ts';
import { Door, Doors } from '../parts/door.tsx';
import { Segments } from '../parts/segmented.tsx';
import { Screen } from '../parts/screen.tsx';
import { InstallSetting } from '../install/setting.ts';
import { Channels } from './channels.tsx';

const THEMES: Theme[] = ['system', 'light', 'dark'];
const CONTRASTS: Contrast[] = ['system', 'more'];
const SIZES: Size[] = ['auto', 'normal', 'large'];

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
        <Segments label={t('settings.colours')} value={theme.value} onChange={(value) => { theme.value = value; }}
          items={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))} />
        <Segments label={t('settings.contrast')} value={contrast.value} onChange={(value) => { contrast.value = value; }}
          items={CONTRASTS.map((value) => ({ value, label: t(value === 'more' ? 'settings.contrast_more' : 'theme.system') }))} />
        <Segments label={t('settings.text')} value={size.value} onChange={(value) => { size.value = value; }}
          items={SIZES.map((value) => ({ value, label: t(`size.${value}`) }))} />
        <p class="small muted">{t('settings.look_hint')}</p>
      </section>
      <Channels />
      {(me.value?.demo || me.value?.coordinates.length) && <Doors><Door icon="look" href={href('/parts')}>{t('settings.parts')}</Door></Doors>}
      <InstallSetting />
      <Doors><Door icon="door" href={href('/coop/leave')}>{t('leave.title')}</Door></Doors>
    </Screen>
  );
}
