import { useComputed } from '@preact/signals';
import { t } from '../kit/i18n.ts';
import type { Uuid } from '../wire.ts';
import { heldOver } from './marks.ts';
import { over } from './moving.ts';
import { namesOf } from './names.ts';
import type { Week } from './wire.ts';

/** Those a visit can be given to where the board has no rows for them: touched, reached by the arrows, or dropped on. */
export function MovePeople({ week, people }: { week: Week; people: Uuid[] }) {
  const { workers } = namesOf(week);
  return (
    <section class="stack">
      <h3>{t('board.to_whom')}</h3>
      <ul class="movepeople">
        <Person worker={null} name={t('diff.nobody')} />
        {people.map((id) => <Person key={id} worker={id} name={workers.get(id) ?? ''} />)}
      </ul>
    </section>
  );
}

function Person({ worker, name }: { worker: Uuid | null; name: string }) {
  const here = useComputed(() => heldOver.value === worker);
  return <li><button type="button" data-drop={worker ?? ''} aria-pressed={here} onClick={() => over(worker)}><bdi>{name}</bdi></button></li>;
}
