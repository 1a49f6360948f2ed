import { t } from '../kit/i18n.ts';
import { Door, Doors } from '../parts/door.tsx';
import { Frame } from './frame.tsx';

const PAPERS = [['register', 'paper'], ['impact-assessment', 'warn'], ['notice', 'envelope']] as const;

/** What is printed: all of it is made out of the declaration and of what the program reads. */
export function Papers() {
  return (
    <Frame at="/papers">
      <p class="muted">{t('datarole.papers_lead')}</p>
      <Doors>{PAPERS.map(([name, icon]) => <Door key={name} icon={icon} href={`/api/${name}`} hint={t(`datarole.paper_${name.replace('-', '_')}_hint`)}>{t(`datarole.paper_${name.replace('-', '_')}`)}</Door>)}</Doors>
    </Frame>
  );
}
