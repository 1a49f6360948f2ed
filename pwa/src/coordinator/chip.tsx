import { useComputed } from '@preact/signals';
import { clock, list } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import type { Uuid } from '../wire.ts';
import { keyOf, type Chip, type ChipState } from './chips.ts';
import { currentKey, heldKey } from './marks.ts';
import type { By } from './rows.ts';

const ICONS: Partial<Record<ChipState, IconName>> = { uncovered: 'uncovered', draft: 'pencil', add: 'plus', gone: 'minus' };

export interface Names { workers: Map<Uuid, string>; clients: Map<Uuid, string> }

/** What a chip says: the time, and the person who is not the row's own. */
export function chipName(chip: Chip, by: By, names: Names): string {
  if (by !== 'client' || !chip.worker) return names.clients.get(chip.visit.client_id) ?? '';
  return names.workers.get(chip.worker) ?? '';
}

/** "20 min late", as whoever comes said. */
export const lateWords = ({ late_minutes }: Chip): string => (late_minutes ? t('visit.late', { late_minutes }) : '');

interface ChipProps {
  chip: Chip; by: By; names: Names;
  /** In a list Tab goes from one to the next. */
  listed?: boolean;
}

/** A visit on the board. Enter opens it, M takes it in the hand. Being open or held is a mark: it draws nothing anew. */
export function ChipButton({ chip, by, names, listed }: ChipProps) {
  const own = keyOf(chip.visit.id, chip.worker);
  const current = useComputed(() => currentKey.value === own);
  const marks = useComputed(() => [current.value && 'current', heldKey.value === own && 'moving'].filter(Boolean).join(' ') || undefined);
  const icon = ICONS[chip.state];
  const name = by === 'client' && !chip.worker ? t('state.uncovered') : chipName(chip, by, names);
  return (
    <button type="button" class={['chip', chip.state, chip.late_minutes && 'late', chip.pinned && 'is-pinned'].filter(Boolean).join(' ')} tabIndex={listed ? 0 : -1} data-stop="" data-visit={chip.visit.id}
      data-worker={chip.worker ?? ''} data-starts={chip.starts_at} data-mark={marks} aria-current={useComputed(() => current.value || undefined)}>
      <span class="sr">{t(`chip.${chip.state}`)} </span>
      {icon && <Icon name={icon} />}
      <time dateTime={chip.starts_at}>{clock(chip.starts_at)}</time> <bdi>{name}</bdi>
      {chip.visit.workers > 1 && <Double chip={chip} names={names} />}
      {chip.late_minutes && <><Icon name="clock" /><span class="sr">, </span>{lateWords(chip)}</>}
      {chip.pinned && <><Icon name="pinned" /><span class="sr">, {t('state.pinned')}</span></>}
    </button>
  );
}

export const chipKey = (chip: Chip): string => `${keyOf(chip.visit.id, chip.worker)} ${chip.state}`;

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
