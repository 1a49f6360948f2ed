import { moment, list } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import type { Look } from '../wire.ts';

/** Who looked at what of mine, when, and what for. */
export function Looks() {
  return (
    <Screen title={t('looks.title')} news={t('looks.news')} back="/coop">
      <With<Look[]> path="/api/my/data/looks">
        {(looks) => (looks.length
          ? <section class="card"><ul class="looked">{looks.map((look) => <Row key={look.id} look={look} />)}</ul></section>
          : <Empty title={t('looks.none')} />)}
      </With>
      <p class="small muted">{t('looks.all')}</p>
    </Screen>
  );
}

const ICONS: Record<Look['actor']['kind'], IconName> = { person: 'people', solver: 'rota', system: 'device' };

function Row({ look }: { look: Look }) {
  const seen = list(look.categories.map((each) => coded('category', each)));
  return (
    <li>
      <span class="ic"><Icon name={ICONS[look.actor.kind]} /></span>
      <p>
        <b>{who(look)}</b>
        <span class="hint">{t(look.actor.kind === 'person' ? 'looks.saw' : 'looks.used', { what: seen })}</span>
        <span class="hint small muted">{moment(look.opened_at)} · {t('looks.for', { purpose: coded('purpose', look.purpose) })}{look.reads > 1 && ` · ${tn('looks.times', look.reads)}`}</span>
      </p>
    </li>
  );
}

/** As what somebody read it, where that is one of a member's own parts. */
const ROLES: Record<string, string> = { AssignedWorker: 'worker', CareTeam: 'worker', Coordinator: 'coordinator', PairedClient: 'client' };

function who({ actor, recipient }: Look): string {
  if (actor.kind !== 'person') return t(`actor.${actor.kind}`);
  const role = ROLES[recipient] ? t(`role.${ROLES[recipient]}`) : coded('recipient', recipient);
  return actor.given_name ? `${actor.given_name}, ${role}` : begin(role);
}
