import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Keys only the server says: a phone never loads them. */
const SERVER = ['error', 'field', 'mail', 'paper', 'push'];

/** Which place says the keys of a domain; what is not listed is said anywhere and comes with the first page. */
const PARTS: Record<string, string[]> = {
  doorway: ['demo', 'sign_in'],
  rosters: ['today', 'travel', 'visit', 'week'],
  why: ['reason', 'why'],
  rosters_more: ['door', 'hindered'],
  install: ['asks', 'install'],
  availability: ['band', 'can', 'hours'],
  fairness: ['burden', 'chart', 'share', 'source', 'team'],
  care: ['coming', 'part'],
  circle: ['circle', 'history', 'topic_hint'],
  join: ['join'],
  print: ['print'],
  asking: ['aloud', 'ask', 'change', 'gender', 'move', 'need', 'part_hint', 'request_state', 'requests', 'task_hint', 'things', 'topic', 'trusted', 'wishes'],
  coop: [
    'actor', 'agent', 'agreements', 'category', 'channel', 'channels', 'coop', 'data', 'datarole', 'delivery', 'delivery_detail', 'emergencies', 'event', 'leave', 'legal_basis', 'limit', 'looks',
    'necessity', 'notices', 'passkeys', 'places', 'policy', 'precision', 'purpose', 'recipient', 'role', 'rules', 'sessions', 'settings', 'sign_out', 'size', 'stage', 'theme',
  ],
  parts: ['parts'],
  desk: ['board', 'chip', 'cover', 'desk', 'diff', 'draft', 'drill', 'emergency', 'fairness', 'keys', 'move', 'request', 'roster', 'violation'],
};

/** Domains that another part says too: each gets its own, so that none waits for another. */
const ALSO: Record<string, string[]> = {
  coop: ['burden', 'team', 'trusted'],
  care: ['emergencies'],
  doorway: ['settings'],
  availability: ['week'],
  fairness: ['reason', 'week', 'why'],
  asking: ['door', 'looks', 'settings', 'visit'],
  circle: ['topic', 'trusted'],
  join: ['circle', 'topic', 'topic_hint'],
  print: ['coming', 'part'],
  parts: ['band', 'burden', 'can', 'chart', 'fairness', 'share', 'size', 'theme', 'today'],
  desk: ['band', 'burden', 'chart', 'leave', 'limit', 'part', 'reason', 'request_state', 'share', 'stage', 'travel', 'visit', 'week', 'why'],
};

const INDEX = 'virtual:catalogs';

/** Serves each `locales/<language>.json` in parts, so that a phone loads what its screens say and no more. */
export function catalogs(folder: string): Plugin {
  return {
    name: 'catalogs',
    resolveId: (id) => (id.startsWith(INDEX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${INDEX}`)) return undefined;
      const [, language, part] = id.split('/');
      if (!language || !part) return index(languages(folder));
      const file = join(folder, `${language}.json`);
      this.addWatchFile(file);
      return `export default ${JSON.stringify(pick(JSON.parse(readFileSync(file, 'utf8')), part))}`;
    },
  };
}

function languages(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort();
}

function index(codes: string[]): string {
  const rows = codes.map((code) => {
    const parts = ['base', ...Object.keys(PARTS)].map((name) => `${name}: () => import('${INDEX}/${code}/${name}')`);
    return `${JSON.stringify(code)}: { ${parts.join(', ')} }`;
  });
  return `export default { ${rows.join(', ')} }`;
}

/** The texts of one part of a catalog. */
export function pick(all: Record<string, string>, part: string): Record<string, string> {
  const placed = new Set([...SERVER, ...Object.values(PARTS).flat()]);
  const mine = new Set([...(PARTS[part] ?? []), ...(ALSO[part] ?? [])]);
  const wanted = (domain: string) => (part === 'base' ? !placed.has(domain) : mine.has(domain));
  return Object.fromEntries(Object.entries(all).filter(([key]) => wanted(key.split('.')[0]!)));
}
