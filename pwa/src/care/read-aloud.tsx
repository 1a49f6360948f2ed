import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, t } from '../kit/i18n.ts';
import { Button } from '../parts/button.tsx';

const voiceFor = (code: string): SpeechSynthesisVoice | undefined =>
  globalThis.speechSynthesis?.getVoices().find((voice) => voice.lang.split(/[-_]/)[0] === code);

/** Says `text` in a voice of the member's language; nothing stands here where this phone has none, and the text is on the page anyway. */
export function ReadAloud({ text }: { text: string }) {
  const voice = useSignal(voiceFor(language.value.code));
  const speaking = useSignal(false);
  useEffect(() => {
    // Voices come late on most phones.
    const came = () => { voice.value = voiceFor(language.value.code); };
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', came);
    return () => {
      globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', came);
      globalThis.speechSynthesis?.cancel();
    };
  }, []);
  if (!voice.value) return null;
  const stop = () => { speechSynthesis.cancel(); speaking.value = false; };
  const say = () => {
    const said = new SpeechSynthesisUtterance(text);
    Object.assign(said, { voice: voice.value, lang: voice.value!.lang, rate: 0.9, onend: stop, onerror: stop });
    speechSynthesis.cancel();
    speechSynthesis.speak(said);
    speaking.value = true;
  };
  return <Button size="big" wide icon="speech" pressed={speaking.value} onClick={speaking.value ? stop : say}>{t(speaking.value ? 'aloud.stop' : 'aloud.read')}</Button>;
}
