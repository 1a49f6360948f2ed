import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get } from '../kit/api.ts';
import { t } from '../kit/i18n.ts';
import type { DemoPerson } from '../wire.ts';
import { Others } from './demo-others.tsx';
import { People } from './demo-people.tsx';

/** Invented people to be for a while, where the operator shows the app off. Elsewhere nothing. */
export function DemoPeople() {
  const people = useSignal<DemoPerson[]>([]);
  useEffect(() => { void get<DemoPerson[]>('/api/demo/people').then((found) => { people.value = found; }, () => undefined); }, []);
  if (!people.value.length) return null;
  const suggested = people.value.filter((person) => person.description_code);
  const others = people.value.filter((person) => !person.description_code);
  return (
    <section aria-labelledby="demo" class="dayblock">
      <h2 id="demo">{t('demo.title')}</h2>
      <p class="muted">{t('demo.lead')}</p>
      <People people={suggested} />
      {others.length > 0 && <Others people={others} />}
    </section>
  );
}
