import { t } from '../kit/i18n.ts';
import { Tick } from '../parts/field.tsx';
import type { GridBand } from '../parts/week-grid.tsx';
import type { Level } from '../wire.ts';
import { BANDS, levelAt, type Band, type Canvas } from './painter.ts';

export interface ShownBand extends Band { level: (canvas: Canvas, day: number) => Level | 'part' }

/** Four columns for days; a fifth for who works nights. */
export const bandsShown = (nights: boolean): ShownBand[] =>
  BANDS.filter((band) => nights || band.id !== 'night')
    .map((band) => ({ ...band, level: (canvas, day) => levelAt(canvas, day, band) }));

const hour = (minutes: number): string => String((minutes / 60) % 24);
export const gridBands = (bands: Band[]): GridBand[] =>
  bands.map(({ id, icon, from, to }) => ({ id, icon, hours: `${hour(from)}–${hour(to)}` }));

/** Whether nights have a column. */
export function BandPicker({ nights, onChange }: { nights: boolean; onChange: (on: boolean) => void }) {
  return <div class="card slim"><Tick label={t('can.nights')} hint={t('can.nights_hint')} checked={nights} onChange={onChange} /></div>;
}
