import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { now } from '../kit/clock.ts';
import { clock, dayLong, dayRange, zone } from '../kit/format.ts';
import { t } from '../kit/i18n.ts';
import { back } from '../kit/route.ts';
import { addDays, dayOf } from '../kit/time.ts';
import { me } from '../members/state.ts';
import { Button } from '../parts/button.tsx';
import { Mark } from '../parts/mark.tsx';
import { home } from '../places.ts';
import type { Day } from '../wire.ts';

/**
 * From large to close: the first in which everything fits on the page is taken; text is never under 12 pt. A week with
 * more visits than that is set on as many pages as it needs.
 */
const FITS = ['large', 'roomy', 'close', 'tight', 'columns', 'pages'];

/** A4, in pixels of CSS. */
const WIDTH = (210 / 25.4) * 96;

export interface SheetProps {
  title: string;
  week: Day;
  /** Whose week it is, for the foot; their own, where they print it themselves. */
  name: string;
  own: boolean;
  days: ComponentChildren;
  /** What is good to know, under the days. */
  notes: ComponentChildren;
}

/** One page of A4 where it can be, black on white: as it stands here it comes out of the printer. */
export function Sheet({ title, week, name, own, days, notes }: SheetProps) {
  const paper = useRef<HTMLElement>(null);
  useEffect(() => { document.title = `${title} · ${t('app.name')}`; }, [title]);
  useLayoutEffect(() => { fit(paper.current!); scale(paper.current!); });
  useEffect(() => {
    const sheet = paper.current!;
    // What stands on it may grow after it was drawn: a font that comes late, a word that is told later.
    const watch = new ResizeObserver(() => { fit(sheet); scale(sheet); });
    for (const part of [sheet.parentElement!, ...sheet.children]) watch.observe(part);
    return () => watch.disconnect();
  }, []);
  return (
    <div class="printing">
      <header class="to-print">
        <Button look="quiet" icon="back" onClick={() => back(home.value)}>{t('act.back')}</Button>
        <Button look="main" size="big" icon="printer" onClick={() => print()}>{t('print.print')}</Button>
        <p class="small muted">{t('print.hint')}</p>
      </header>
      <main id="main" class="desk-top" tabIndex={0} aria-label={t('print.preview')}>
        <article class="a4" ref={paper}>
          <div class="head">
            <div><p class="of"><Mark /> {me.value!.cooperative.name}</p><h1 tabIndex={-1}>{title}</h1><p class="span">{dayRange(week, addDays(week, 6))}</p></div>
            <p class="ring">{t('print.question')}<b dir="ltr">{me.value!.cooperative.phone}</b></p>
          </div>
          <div class="days">{days}</div>
          <div class="notes">{notes}<Foot name={name} own={own} /></div>
        </article>
      </main>
    </div>
  );
}

function Foot({ name, own }: { name: string; own: boolean }) {
  const by = me.value!.given_name;
  const when = `${dayLong(dayOf(now.value, zone.value))}, ${clock(now.value)}`;
  return <p class="foot-line">{own ? t('print.foot_own', { when, name }) : t('print.foot', { when, by, name })}</p>;
}

/**
 * As wide as the window has room for, on the screen alone: whole sheets are looked at, not corners of them. It is made
 * smaller as a picture is, since text set anew at another size breaks at other words than the printer's.
 */
function scale(paper: HTMLElement): void {
  const around = paper.parentElement;
  if (!around) return;
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(around);
  const room = around.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
  paper.style.setProperty('--scale', String(Math.min(1, room / WIDTH)));
  paper.style.setProperty('--tall', `${paper.offsetHeight}px`);
}

/** Tries each way of setting it until the page is not taller than the paper. */
function fit(paper: HTMLElement): void {
  for (const each of FITS) {
    paper.dataset['fit'] = each;
    if (paper.scrollHeight <= paper.clientHeight + 1) return;
  }
}
