import { t, tn } from '../kit/i18n.ts';
import { NoAnswer } from '../kit/api.ts';
import { slow } from '../kit/store.ts';
import { Tick } from '../parts/field.tsx';
import { Banner, Empty, ErrorNote, NotKept } from '../parts/told.tsx';
import { Part } from './part.tsx';

const nothing = () => undefined;

/** What the app says by itself: nothing here, did not happen, on its way, no signal, news. */
export function Telling() {
  return (
    <>
      <Part name="empty"><Empty title={t('today.free')}><p>{t('parts.sentence')}</p></Empty></Part>
      <Part name="error"><ErrorNote error={new NoAnswer()} again={nothing} /><NotKept again={nothing} /></Part>
      <Part name="loading">
        <p class="small muted">{t('parts.loading_words')}</p>
        <Tick label={t('parts.loading')} checked={slow.value} onChange={(on) => { slow.value = on; }} />
      </Part>
      <Part name="offline">
        <Banner tone="off"><p><b>{t('offline.title')}</b></p><p>{tn('offline.safe', 3)} {t('offline.by_themselves')}</p><a href="#/parts">{t('offline.see')}</a></Banner>
      </Part>
      <Part name="news">
        <Banner tone="late"><p>{t('parts.sentence')}</p></Banner>
        <Banner tone="calm"><p>{t('parts.sentence')}</p></Banner>
        <Banner tone="good"><p>{t('parts.sentence')}</p></Banner>
      </Part>
    </>
  );
}
