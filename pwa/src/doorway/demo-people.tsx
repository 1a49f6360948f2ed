import { coded, language } from '../kit/i18n.ts';
import { LANGUAGES } from '../kit/languages.ts';
import { replace } from '../kit/route.ts';
import { become } from '../members/state.ts';
import { Icon } from '../parts/icon.tsx';
import { Face, initials } from '../parts/person.tsx';
import { home } from '../places.ts';
import type { DemoPerson } from '../wire.ts';

/** A card of people; a touch, and one is that person. */
export function People({ people }: { people: DemoPerson[] }) {
  if (!people.length) return null;
  return <ul class="card doors">{people.map((person) => <Row key={person.member_id} person={person} />)}</ul>;
}

function Row({ person }: { person: DemoPerson }) {
  const enter = async () => { await become(person); replace(home.value); };
  const hint = [person.description_code && coded('demo', person.description_code), ownLanguage(person)].filter(Boolean).join(' · ');
  return (
    <li>
      <button type="button" class="door" onClick={() => void enter()}>
        <Face letters={initials(...person.name.split(' ').slice(0, 2))} />
        <span class="grow">
          <b><bdi>{person.name}</bdi></b>
          {hint && <span class="hint small muted">{hint}</span>}
        </span>
        <Icon name="chev" />
      </button>
    </li>
  );
}

/** The language they read, where it is not the one on screen. */
const ownLanguage = (person: DemoPerson): string | undefined =>
  person.language === language.value.code ? undefined : LANGUAGES.find((row) => row.code === person.language)?.name;
