import { clock, dayLong, list, zone } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { href, openSheet, query } from '../kit/route.ts';
import { hold, useHeld } from '../kit/store.ts';
import { dayOf } from '../kit/time.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/told.tsx';
import { With } from '../parts/with.tsx';
import { News } from '../queue/news.tsx';
import type { Look } from '../wire.ts';
import { AskAbout } from './ask-about.tsx';
import { recipientIcon } from './drawings.ts';
import { Whose } from './home.tsx';
import { dataPath, of, questionsPath, root, told } from './where.ts';
import type { MyData, Question } from './wire.ts';

/** As many as the server tells at once. */
const PAGE = 100;

/** Who looked at what, when, what for, and under which agreement. Each line can be asked about. */
export function Looks({ before }: { before?: string }) {
  useHeld<MyData>(dataPath());
  const path = of('/api/my/data/looks', before ? { before } : {});
  return (
    <Screen title={told('looks.title')} news={t('looks.news')} back={before ? `${root.value}/looks` : root.value}>
      <News />
      <Whose />
      <With<Look[]> path={path} aged>
        {(looks) => (looks.length ? <Days looks={looks} /> : <Empty title={t(before ? 'data.no_older' : 'looks.none')} />)}
      </With>
      <p class="small muted">{t('looks.all')}</p>
    </Screen>
  );
}

function Days({ looks }: { looks: Look[] }) {
  const days = grouped(looks);
  const last = looks.at(-1);
  const open = query.value.get('sheet') === 'ask' ? looks.find((look) => look.id === query.value.get('id')) : undefined;
  return (
    <>
      {[...days].map(([on, those]) => (
        <section key={on} class="dayblock" aria-labelledby={`l-${on}`}>
          <h2 id={`l-${on}`}>{begin(dayLong(on))}</h2>
          <div class="card"><ul class="looked">{those.map((look) => <Row key={look.id} look={look} />)}</ul></div>
        </section>
      ))}
      {looks.length >= PAGE && <Button wide href={href(`${root.value}/looks/${last!.opened_at}`)}>{t('data.older')}</Button>}
      {open && <AskAbout look={open} />}
    </>
  );
}

const dayOfLook = (look: Look): string => dayOf(look.opened_at, zone.value);

function grouped(looks: Look[]): Map<string, Look[]> {
  const days = new Map<string, Look[]>();
  for (const look of looks) days.set(dayOfLook(look), [...(days.get(dayOfLook(look)) ?? []), look]);
  return days;
}

const PROGRAMS: Partial<Record<Look['actor']['kind'], IconName>> = { solver: 'rota', system: 'device' };

function Row({ look }: { look: Look }) {
  const seen = list(concerned(look).map((each) => coded('category', each)));
  const asked = useHeld<Question[]>(questionsPath()).data.value?.some((each) => each.look.opened_at === look.opened_at && each.look.purpose === look.purpose);
  return (
    <li>
      <span class="ic"><Icon name={PROGRAMS[look.actor.kind] ?? recipientIcon(look.recipient)} /></span>
      <div>
        <p><b>{who(look)}</b></p>
        <p>{t(look.actor.kind === 'person' ? 'looks.saw' : 'looks.used', { what: seen })}</p>
        <p class="small muted">{clock(look.opened_at)} · {t('looks.for', { purpose: coded('purpose', look.purpose) })}{look.reads > 1 && ` · ${tn('looks.times', look.reads)}`}</p>
        <p class="small acts">
          <a href={href(`${root.value}/to/${look.recipient}`)}>{t('data.under')}</a>
          {asked
            ? <a href={href(`${root.value}/questions`)}>{t('data.asked_already')}</a>
            : <Button look="quiet" size="slim" onClick={() => openSheet('ask', look.id)} label={t('data.ask_of', { who: who(look), when: clock(look.opened_at) })}>{t('data.ask')}</Button>}
        </p>
      </div>
    </li>
  );
}

/** One line in the ledger is about many: of a client it says nothing of when they can work. */
export function concerned({ categories }: Pick<Look, 'categories'>): string[] {
  const mine = new Set(hold<MyData>(dataPath()).data.value?.rules.map((rule) => rule.category));
  const those = categories.filter((each) => mine.has(each));
  return those.length ? those : categories;
}

/** As what somebody read it, where that is one of a member's own parts. */
const ROLES: Record<string, string> = { AssignedWorker: 'worker', CareTeam: 'worker', Coordinator: 'coordinator', PairedClient: 'client' };

export function who({ actor, recipient }: Pick<Look, 'actor' | 'recipient'>): string {
  if (actor.kind !== 'person') return t(`actor.${actor.kind}`);
  const role = ROLES[recipient] ? t(`role.${ROLES[recipient]}`) : coded('recipient', recipient);
  return actor.given_name ? `${actor.given_name}, ${role}` : begin(role);
}
