import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { clock, dayFull, dayLong, zone } from '../kit/format.ts';
import { now } from '../kit/clock.ts';
import { dayOf } from '../kit/time.ts';
import { t } from '../kit/i18n.ts';
import { back as goBack, href, path } from '../kit/route.ts';
import { offline } from '../kit/api.ts';
import { slow } from '../kit/store.ts';
import { placesOf } from '../homes.ts';
import { me } from '../members/state.ts';
import { acting, currentTab, number, tabs } from '../places.ts';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';
import { initials } from './person.tsx';
import { Toast } from './toast.tsx';

export interface ScreenProps {
  title: string;
  /** One line of news under the title. */
  news?: ComponentChildren;
  /** Where Back leads when the page was opened from outside. Without it the mark stands there. */
  back?: string;
  /** In place of mark and face: buttons before and after the title. */
  before?: ComponentChildren;
  after?: ComponentChildren;
  /** In place of the whole header; it must hold the h1. */
  header?: ComponentChildren;
  /** The large action, and at most one beside it. */
  dock?: ComponentChildren;
  noTabs?: boolean;
  close?: boolean;
  /** As wide as the window: the coordinator's pages. */
  wide?: boolean;
  /** The number to ring stands in what is given already. */
  rings?: boolean;
  children: ComponentChildren;
}

/** A page: header, what it is about, and at the foot the action and the places. */
export function Screen(props: ScreenProps) {
  const { title, dock, children } = props;
  useEffect(() => { document.title = `${title} · ${t('app.name')}`; }, [title]);
  return (
    <div class={props.wide ? 'frame wide' : 'frame'}>
      <div class={slow.value ? 'slow on' : 'slow'} />
      <Acting />
      {props.header ?? <Header {...props} />}
      <main id="main" class={props.close ? 'page close' : 'page'}>{children}{!props.rings && <Rings />}</main>
      <footer class={dock ? 'foot has-dock' : 'foot'}>
        <Toast />
        {dock && <div class="dock">{dock}</div>}
        {!props.noTabs && <Tabs />}
      </footer>
    </div>
  );
}

function Header({ title, news, back, before, after }: ScreenProps) {
  const middle = before !== undefined;
  const start = back ? <IconButton name="back" label={t('act.back')} onClick={() => goBack(back)} /> : <Mark />;
  return (
    <header class="top">
      {before ?? start}
      <div class={middle ? 'grow mid' : 'grow'}>
        <h1 tabIndex={-1}>{title}</h1>
        {news && <p class="small muted">{news}</p>}
      </div>
      {after ?? (back ? null : <MyFace />)}
    </header>
  );
}

/** The way to a person, at the end of every page of a client. */
function Rings() {
  if (!number.value) return null;
  return <p class="muted rings">{t('act.rather_ring')} <a class="num" dir="ltr" href={`tel:${number.value}`}>{number.value}</a></p>;
}

function MyFace() {
  if (!me.value) return null;
  const letters = initials(me.value.given_name, me.value.family_name);
  return <a class="face" href={href('/coop')} aria-label={t('nav.me', { letters })}>{letters}</a>;
}

/** For whom a trusted contact acts: on every page, as long as they do. */
function Acting() {
  const who = acting.value;
  if (!who) return null;
  return (
    <aside class="acting" aria-label={t('acting.label')}>
      <Icon name="people" />
      <p class="grow"><b>{t('acting.for', { name: who.given_name })}</b> {who.until_on ? t('acting.until', { until: dayFull(who.until_on) }) : ''}</p>
      {placesOf(me.value!).length > 1 && <a class="switch" href={href('/coop')}>{t('acting.switch')}</a>}
    </aside>
  );
}

function Tabs() {
  const current = currentTab(path.value);
  if (!tabs.value.length) return null;
  return (
    <nav class="tabs" aria-label={t('nav.main')}>
      <Mark />
      {tabs.value.map(({ to, icon, word }) => (
        <a key={to} href={href(to)} aria-current={to === current ? 'page' : undefined}><span><Icon name={icon} /></span>{t(word)}</a>
      ))}
    </nav>
  );
}

/** How old what is shown is. */
export function Age({ at }: { at: number | undefined }) {
  if (!at) return null;
  const on = dayOf(at, zone.value);
  const when = on === dayOf(now.value, zone.value) ? clock(at) : `${dayLong(on)}, ${clock(at)}`;
  if (offline.value) return <>{t('age.offline', { when })}</>;
  return <><Icon name="tick" small /> {t('age.fresh', { when })}</>;
}
