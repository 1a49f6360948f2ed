import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get } from '../kit/api.ts';
import { coded, t } from '../kit/i18n.ts';
import { LANGUAGES } from '../kit/languages.ts';
import { replace } from '../kit/route.ts';
import { Face, initials } from '../parts/person.tsx';
import { Icon } from '../parts/icon.tsx';
import { home } from '../places.ts';
import type { DemoPerson } from '../wire.ts';
import { become } from '../members/state.ts';

/** Invented people to be for a while, where the operator shows the app off. Elsewhere nothing. */
export function DemoPeople() {
  const people = useSignal<DemoPerson[]>([]);
  useEffect(() => { void get<DemoPerson[]>('/api/demo/people').then((found) => { people.value = found; }, () => undefined); }, []);
  if (!people.value.length) return null;
  const groups = [...new Set(people.value.map((person) => person.cooperative))];
  return (
    <section aria-labelledby="demo" class="dayblock">
      <h2 id="demo">{t('demo.title')}</h2>
      <p class="muted">{t('demo.lead')}</p>
      {groups.map((group) => (
        <div key={group}>
          {groups.length > 1 && <h3>{group}</h3>}
          <ul class="card doors">{people.value.filter((person) => person.cooperative === group).map((person) => <Row key={person.member_id} person={person} />)}</ul>
        </div>
      ))}
    </section>
  );
}

function Row({ person }: { person: DemoPerson }) {
  const enter = async () => { await become(person); replace(home.value); };
  const language = LANGUAGES.find((row) => row.code === person.language);
  const role = person.coordinates ? t('class.coordinator') : t(`class.${person.classes[0] ?? 'supporter'}`);
  return (
    <li>
      <button type="button" class="door" onClick={() => void enter()}>
        <Face letters={initials(...person.name.split(' ').slice(0, 2))} />
        <span class="grow">
          <b><bdi>{person.name}</bdi></b>
          <span class="hint small muted">{role} · {coded('demo', person.description_code)}{language && ` · ${language.name}`}</span>
        </span>
        <Icon name="chev" />
      </button>
    </li>
  );
}
