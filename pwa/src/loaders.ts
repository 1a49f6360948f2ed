import type { Pages } from './page.ts';

export type Name = 'rosters' | 'availability' | 'fairness' | 'care' | 'coop' | 'desk' | 'print';

export const LOADERS: Record<Name, () => Promise<{ pages: Pages }>> = {
  rosters: () => import('./rosters/index.ts'),
  availability: () => import('./availability/index.ts'),
  fairness: () => import('./fairness/index.ts'),
  care: () => import('./care/index.ts'),
  coop: () => import('./coop/index.ts'),
  print: () => import('./print/index.ts'),
  desk: async () => {
    const [desk] = await Promise.all([import('./coordinator/index.tsx'), import('./icons.ts')]);
    return { pages: [['/desk/*', desk.default]] };
  },
};

const OWNERS: [RegExp, Name][] = [
  [/^\/desk/, 'desk'], [/^\/print/, 'print'], [/^\/for\//, 'care'], [/^\/(coop|waiting|parts)/, 'coop'], [/^\/(can|usual|hours)/, 'availability'], [/^\/(share|team)/, 'fairness'],
];

/** Which part of the app an address belongs to. */
export const nameAt = (at: string): Name => OWNERS.find(([pattern]) => pattern.test(at))?.[1] ?? 'rosters';
