import { useSignal } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import { Field } from '../parts/field.tsx';
import type { DemoPerson } from '../wire.ts';
import { People } from './demo-people.tsx';

const PARTS: DemoPerson['part'][] = ['worker', 'client', 'trusted_contact', 'coordinator', 'supporter'];
/** More names than this are not read, they are searched. */
const MOST = 20;

/** Everybody else of the demo: by name, or by cooperative and part. */
export function Others({ people }: { people: DemoPerson[] }) {
  const sought = useSignal('');
  const name = sought.value.trim().toLocaleLowerCase();
  return (
    <details class="fold">
      <summary>{t('demo.others')}</summary>
      <div class="dayblock">
        <Field label={t('demo.search')} value={sought.value} autocomplete="off" onInput={(value) => { sought.value = value; }} />
        {name ? <Found people={people.filter((person) => person.name.toLocaleLowerCase().includes(name))} /> : <Cooperatives people={people} />}
      </div>
    </details>
  );
}

function Found({ people }: { people: DemoPerson[] }) {
  const more = people.length - MOST;
  return (
    <div class="dayblock" role="status">
      <People people={people.slice(0, MOST)} />
      {!people.length && <p class="muted">{t('demo.nobody')}</p>}
      {more > 0 && <p class="muted">{t('demo.more', { count: more })}</p>}
    </div>
  );
}

function Cooperatives({ people }: { people: DemoPerson[] }) {
  const names = [...new Set(people.map((person) => person.cooperative))];
  return (
    <>
      {names.map((name) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          {PARTS.map((part) => <Group key={part} part={part} people={people.filter((person) => person.cooperative === name && person.part === part)} />)}
        </section>
      ))}
    </>
  );
}

/** One part of one cooperative, closed until it is asked for. */
function Group({ part, people }: { part: DemoPerson['part']; people: DemoPerson[] }) {
  const open = useSignal(false);
  if (!people.length) return null;
  return (
    <details class="fold" onToggle={(event) => { open.value = event.currentTarget.open; }}>
      <summary>{t(`demo.part_${part}`)} <span class="muted num">{people.length}</span></summary>
      {open.value && <People people={people} />}
    </details>
  );
}
