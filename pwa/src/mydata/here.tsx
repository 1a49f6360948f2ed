import { speakOf, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { useHeld } from '../kit/store.ts';
import { later } from '../later.tsx';

interface Asked { count: number }

const Line = later(async () => {
  await speakOf('install');
  return ({ count }: Asked) => <p class="small waits"><a href={href('/coop/data')}>{tn('asks.waiting', count)}</a></p>;
}, false);

/** That there are questions, and the way to them, at the end of a first page; they wait for as long as one likes. */
export const AskedHere = () => {
  const asked = useHeld<Asked>('/api/my/data/asked').data.value;
  return asked?.count ? <Line {...asked} /> : null;
};
