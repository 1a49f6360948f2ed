import { useSignal } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import { ContinuityCard, UncoveredCard } from './chart-clients.tsx';
import { CoverageCard } from './chart-cover.tsx';
import { HoursCard } from './chart-hours.tsx';
import { RotationCard } from './chart-rotation.tsx';
import { EffectCard } from './chart-effect.tsx';
import { Teams } from './tools.tsx';
import type { Fairness } from './wire.ts';

const WEEKS = 12;

/** How fair the rota is: for all together, never one by one. */
export function FairnessScreen() {
  const team = useSignal('');
  const path = `/api/fairness?weeks=${WEEKS}${team.value && `&team=${team.value}`}`;
  const header = (
    <header class="desktop-top">
      <div class="grow"><h1 tabIndex={-1}>{t('fairness.title')}</h1><p class="small muted">{t('fairness.lead', { weeks: WEEKS })}</p></div>
      <Teams value={team.value} onChange={(value) => { team.value = value; }} />
      <Button size="slim" href={href('/coop/rules')}>{t('fairness.how_counted')}</Button>
    </header>
  );
  return (
    <Screen title={t('fairness.title')} wide header={header}>
      <News />
      <With<Fairness> path={path} key={path}>{(fairness) => <Cards fairness={fairness} />}</With>
    </Screen>
  );
}

function Cards({ fairness }: { fairness: Fairness }) {
  return (
    <div class="fair">
      <HoursCard hours={fairness.hours} />
      <ContinuityCard continuity={fairness.continuity} />
      <RotationCard burdens={fairness.burdens} workers={fairness.hours.workers} />
      <CoverageCard coverage={fairness.coverage} />
      <UncoveredCard clients={fairness.uncovered_by_client} />
      <EffectCard effect={fairness.effect} />
      <p class="card full small">{t('fairness.promise')}</p>
    </div>
  );
}
