import { t } from '../kit/i18n.ts';
import { me } from '../members/state.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { Banner } from '../parts/told.tsx';
import { acting } from '../places.ts';
import type { Topic } from '../wire.ts';

/** The way to a person, on every page of a client; `short` where the number stands on the page. */
export function Ring({ phone, short }: { phone?: string | undefined; short?: boolean }) {
  const number = phone ?? me.value?.cooperative.phone;
  if (!number) return null;
  return (
    <Button look="main" size="big" icon="phone" href={`tel:${number}`} label={`${t('act.ring')}: ${number}`}>
      <span>{t('act.ring')} {!short && <span class="number num" dir="ltr">{number}</span>}</span>
    </Button>
  );
}

/** Whether a trusted contact was given this topic; clients themselves may do everything of theirs. */
export const mayDo = (topic: Topic): boolean => !acting.value || acting.value.topics.includes(topic);

/** What a trusted contact meets where they were not given the topic. */
export function NotMine({ topic, title }: { topic: Topic; title: string }) {
  return (
    <Screen title={title} dock={<Ring />} rings>
      <Banner tone="calm" icon="lock"><p>{t(`acting.no_${topic}`, { name: acting.value?.given_name })}</p></Banner>
    </Screen>
  );
}

/** What somebody asked for, has, or is told, as they say it themselves or as whoever acts for them reads it. */
export const whose = (key: string): string => (acting.value ? t(`${key}_of`, { name: acting.value.given_name }) : t(key));
