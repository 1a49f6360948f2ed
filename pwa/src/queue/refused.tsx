import { t } from '../kit/i18n.ts';
import { dismiss, sendAgain } from '../kit/outbox.ts';
import { isUnsent, type Row } from '../kit/outbox-rules.ts';
import { weekdayName } from '../kit/format.ts';
import { useHeld } from '../kit/store.ts';
import { Button } from '../parts/button.tsx';
import { Banner } from '../parts/told.tsx';
import type { HoursWanted, Span } from '../wire.ts';

/** A change the server did not take: it stays here until it was read. */
export function Refused({ row }: { row: Row }) {
  const clash = row.refusal?.status === 409 && row.refusal.params['current'] !== undefined;
  const unsent = isUnsent(row);
  const why = row.refusal?.detail || t(unsent ? 'trouble.unsent' : 'trouble.refused');
  return (
    <Banner tone="bad">
      <p class="small"><b>{t('trouble.title')} {t(row.words.key, row.words.params)}.</b> {clash ? t('clash.title') : why}</p>
      {clash && row.copy && <Sides row={row} copy={row.copy} />}
      <div class="row">
        {(clash || unsent) && <Button size="slim" onClick={() => void sendAgain(row)}>{t(clash ? 'clash.mine' : 'act.try_again')}</Button>}
        <Button size="slim" onClick={() => void dismiss(row)}>{t(clash ? 'clash.theirs' : unsent ? 'queue.take_back' : 'act.read')}</Button>
      </div>
    </Banner>
  );
}

/** Both sides of a clash, line by line. */
function Sides({ row, copy }: { row: Row; copy: string }) {
  const there = useHeld<Record<string, unknown>>(copy).data.value;
  const field = row.undo?.field;
  return (
    <dl class="terms small">
      <div><dt>{t('clash.yours')}</dt><dd>{summary(row.body)}</dd></div>
      <div><dt>{t('clash.there')}</dt><dd>{summary(field && there ? { [field]: there[field] } : there ?? null)}</dd></div>
    </dl>
  );
}

/** What a side says, short: the spans of a week, the hours wanted, or its plain values. */
function summary(side: Record<string, unknown> | null): string {
  const spans = side?.['spans'] as Span[] | undefined;
  if (spans) return spans.map((span) => `${weekdayName(span.weekday, 'short')} ${span.starts_time}–${span.ends_time} ${t(`level.${span.level}`)}`).join('; ') || t('level.cannot');
  const hours = (side?.['hours_wanted'] ?? side) as HoursWanted | null;
  if (hours?.wanted_minutes !== undefined) return t('queue.hours', { wanted_minutes: hours.wanted_minutes });
  return Object.entries(side ?? {}).filter(([name, value]) => name !== 'version' && typeof value !== 'object').map(([, value]) => String(value)).join(' · ');
}
