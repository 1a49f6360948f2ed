import { clock, list } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import type { Uuid } from '../wire.ts';
import type { Chip, ChipState } from './chips.ts';
import type { By } from './rows.ts';

const ICONS: Partial<Record<ChipState, IconName>> = { uncovered: 'uncovered', draft: 'pencil', add: 'plus', gone: 'minus' };

export interface Names { workers: Map<Uuid, string>; clients: Map<Uuid, string> }

/** What a chip says: the time, and the person who is not the row's own. */
export function chipName(chip: Chip, by: By, names: Names): string {
  if (by === 'worker' || !chip.worker) return names.clients.get(chip.visit.client_id) ?? '';
  return names.workers.get(chip.worker) ?? '';
}

interface ChipProps { chip: Chip; by: By; names: Names; current: boolean; moving: boolean }

/** A visit on the board. Enter opens it, M takes it in the hand. */
export function ChipButton({ chip, by, names, current, moving }: ChipProps) {
  const icon = ICONS[chip.state];
  const classes = ['chip', chip.state, chip.pinned && 'is-pinned', current && 'current', moving && 'moving'].filter(Boolean).join(' ');
  const name = by === 'client' && !chip.worker ? t('state.uncovered') : chipName(chip, by, names);
  return (
    <button type="button" class={classes} tabIndex={-1} data-stop="" data-visit={chip.visit.id} data-worker={chip.worker ?? ''}
      data-starts={chip.starts_at} aria-current={current || undefined}>
      <span class="sr">{t(`chip.${chip.state}`)} </span>
      {icon && <Icon name={icon} />}
      <time dateTime={chip.starts_at}>{clock(chip.starts_at)}</time> <bdi>{name}</bdi>
      {chip.visit.workers > 1 && <Double chip={chip} names={names} />}
      {chip.pinned && <><Icon name="pinned" /><span class="sr">, {t('state.pinned')}</span></>}
    </button>
  );
}

/** A visit for more than one at once, and who else comes. */
function Double({ chip, names }: { chip: Chip; names: Names }) {
  const others = chip.partners.map((id) => names.workers.get(id) ?? '').filter(Boolean);
  return (
    <>
      <Icon name="people" />
      <span class="sr">, {others.length ? t('chip.with', { names: list(others) }) : t('chip.double', { count: chip.visit.workers })}</span>
    </>
  );
}

/** The way between two visits, in minutes. */
export function Leg({ minutes }: { minutes: number }) {
  return (
    <span class="leg"><span aria-hidden="true">{t('board.leg', { count: minutes })}</span><span class="sr">{t('board.leg_said', { count: minutes })} </span></span>
  );
}
