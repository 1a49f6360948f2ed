import { t } from '../kit/i18n.ts';

// In this order: what comes later names itself as what comes before it, too.
const BROWSERS: [RegExp, string][] = [[/Firefox\//, 'Firefox'], [/SamsungBrowser\//, 'Samsung Internet'], [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\//, 'Opera'], [/Chrom(e|ium)\/|CriOS\/|HeadlessChrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: [RegExp, string][] = [[/Android/, 'Android'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Windows/, 'Windows'], [/Mac OS/, 'Mac'], [/CrOS/, 'Chromebook'], [/Linux/, 'Linux']];

/** "Chrome on Android": what a browser says of itself, in words people know it by. */
export function agentName(agent: string): string {
  const found = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(agent))?.[1];
  const [browser, system] = [found(BROWSERS), found(SYSTEMS)];
  return browser && system ? t('agent.on', { browser, system }) : t('agent.unknown');
}
