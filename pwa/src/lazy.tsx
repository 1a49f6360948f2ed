import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, speakOf, t } from './kit/i18n.ts';
import { match, path } from './kit/route.ts';
import { LOADERS, nameAt, type Name } from './loaders.ts';
import { me } from './members/state.ts';
import type { Pages } from './page.ts';
import { Screen } from './parts/screen.tsx';
import { Empty, ErrorNote } from './parts/told.tsx';
import { home, place } from './places.ts';
import { keep } from './update.ts';

/** What only who gives care has. */
const OF_WORKERS = new Set<Name>(['rosters', 'availability', 'fairness']);

const loaded = signal<Partial<Record<Name, Pages>>>({});
const failed = signal<unknown>(undefined);

/** Fetches a part and its texts; the service worker has the pages, so this is long only the first time. */
export async function load(at: string): Promise<void> {
  const name = nameAt(at);
  if (loaded.value[name]) return;
  failed.value = undefined;
  try {
    const [{ pages }] = await Promise.all([LOADERS[name](), speakOf(name)]);
    if (name === 'desk') void keep('coordinator-');
    loaded.value = { ...loaded.value, [name]: pages };
  } catch (error) {
    failed.value = error;
  }
}

/** The page an address names. */
export function PageAt() {
  const at = path.value;
  const name = nameAt(at);
  useEffect(() => void load(at), [name]);
  if (name === 'desk' && !me.value?.coordinates.length) return <Lost why={t('lost.desk')} />;
  if (OF_WORKERS.has(name) && !me.value?.classes.includes('worker')) return <Lost why={t('lost.what')} />;
  // Somebody else's address, or one out of an old link: nothing is asked of the server for it.
  if (name === 'care' && place.value?.kind !== 'client') return <Lost why={t('lost.what')} />;
  const pages = loaded.value[name];
  if (!pages) return <Screen title={t('app.name')}>{failed.value ? <ErrorNote error={failed.value} again={() => void load(at)} /> : null}</Screen>;
  for (const [pattern, Page] of pages) {
    const found = match(pattern, at);
    if (found) return <Page key={`${pattern} ${language.value.code}`} {...found} />;
  }
  return <Lost why={t('lost.what')} />;
}

function Lost({ why }: { why: string }) {
  return <Screen title={t('lost.title')} back={home.value}><Empty title={why}><a href={`#${home.value}`}>{t('lost.home')}</a></Empty></Screen>;
}
