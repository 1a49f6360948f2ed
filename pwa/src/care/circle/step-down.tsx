import { useSignal } from '@preact/signals';
import { get, send } from '../../kit/api.ts';
import { t } from '../../kit/i18n.ts';
import { back, href, replace } from '../../kit/route.ts';
import { ME } from '../../members/keys.ts';
import { enter } from '../../members/state.ts';
import { Button } from '../../parts/button.tsx';
import { Screen } from '../../parts/screen.tsx';
import { toast } from '../../parts/toast.tsx';
import { Empty, ErrorNote } from '../../parts/told.tsx';
import { acting, home } from '../../places.ts';
import type { Me } from '../../wire.ts';

/** To act for somebody no more: what happens, then the choice; the client is told at once. */
export function StepDown({ client }: { client: string }) {
  const error = useSignal<unknown>(undefined);
  const who = acting.value;
  const list = `/for/${client}/things`;
  if (!who) return <Screen title={t('circle.step_title')}><Empty title={t('circle.gone')}><a href={href(home.value)}>{t('lost.home')}</a></Empty></Screen>;
  const name = who.given_name;
  const step = async () => {
    try {
      await send('POST', `/api/clients/${client}/step-down`);
      await enter(await get<Me>(ME));
      toast({ text: t('circle.stepped', { name }) });
      replace(home.value);
    } catch (problem) {
      error.value = problem;
    }
  };
  const dock = (
    <>
      <Button size="big" onClick={() => back(list)}>{t('circle.stay')}</Button>
      <Button look="main" size="big" onClick={() => void step()}>{t('circle.step_do')}</Button>
    </>
  );
  return (
    <Screen title={t('circle.step_title')} back={list} dock={dock}>
      <section class="card"><p>{t('circle.step_effect', { name })}</p><p>{t('circle.step_back', { name })}</p></section>
      {error.value !== undefined && <ErrorNote error={error.value} />}
    </Screen>
  );
}
