import type { Fairness, Rotation } from './wire.ts';

/** Fewer people than this are never drawn: a dot would be somebody. */
export const FLOOR = 8;

type Bucket = Fairness['hours']['buckets'][number];

/** From the bucket of the first quarter to that of the third: where half of everybody is. */
export function middleHalf(buckets: Bucket[]): { from_bp: number; to_bp: number } | null {
  const all = buckets.reduce((sum, each) => sum + each.workers, 0);
  if (all < FLOOR) return null;
  return { from_bp: reach(buckets, all / 4).from_bp, to_bp: reach(buckets, (all * 3) / 4).to_bp };
}

function reach(buckets: Bucket[], wanted: number): Bucket {
  let sum = 0;
  return buckets.find((each) => (sum += each.workers) >= wanted) ?? buckets.at(-1)!;
}

/** How many have less than `below_bp` of the hours they asked for. */
export const below = (buckets: Bucket[], below_bp: number): number =>
  buckets.reduce((sum, each) => sum + (each.to_bp <= below_bp ? each.workers : 0), 0);

/** The whole tens of percent the axis of hours spans; always 60 to 120, more only if somebody is there. */
export function hoursAxis(buckets: Bucket[]): { from_bp: number; to_bp: number } {
  const filled = buckets.filter((each) => each.workers);
  const from = Math.min(6000, ...filled.map((each) => Math.floor(each.from_bp / 1000) * 1000));
  const to = Math.max(12_000, ...filled.map((each) => Math.ceil(each.to_bp / 1000) * 1000));
  return { from_bp: Math.max(0, from), to_bp: Math.min(to, 20_000) };
}

/** How the dots of a bucket are drawn so that the fullest one fits in its width: how many beside each other, and how large. */
export function dotSize(most: number, wide: number, tall: number): { columns: number; pitch: number } {
  for (let columns = 1; ; columns++) {
    const pitch = Math.min(14.5, columns === 1 ? wide * 1.15 : wide / columns);
    if (Math.ceil(most / columns) * pitch <= tall || pitch < 3) return { columns, pitch: Math.min(pitch, tall / Math.ceil(most / columns)) };
  }
}

/** More carriers in a week than this are drawn as a bar: marks would run into one another. */
const MOST_MARKS = 12;
export const asBars = ({ weeks }: Rotation): boolean => weeks.some((week) => week.fresh + week.again > MOST_MARKS);

/** Whether the last publication helped whoever had least, by the words over it. */
export function effectTitle({ before, after }: NonNullable<Fairness['effect']>): 'better' | 'worse' | 'same' {
  const gained = inPercent(after.worst_share_bp) - inPercent(before.worst_share_bp);
  if (!gained) return 'same';
  return gained > 0 ? 'better' : 'worse';
}

/** As it is written beside: what is the same there is not called more or less. */
const inPercent = (basisPoints: number): number => Math.round(basisPoints / 100);

/** How many clients had nobody more than once. */
export const uncoveredAgain = (clients: Fairness['uncovered_by_client']): number =>
  clients.reduce((sum, each) => sum + (each.uncovered > 1 ? each.clients : 0), 0);

/** How marks of a rotation are drawn so that the tallest week fits: how many beside each other, and how large. */
export function rotationSize(most: number, step: number, tall: number): { columns: number; pitch: number; radius: number } {
  for (let columns = 1; ; columns++) {
    const pitch = Math.min(14, (step - 2) / columns);
    const radius = pitch * 0.385;
    if (columns >= 5 || Math.ceil(most / columns) * pitch <= tall) return { columns, pitch, radius };
  }
}

/** All weeks of a kind together. */
export function rotationSums({ weeks }: Rotation): { fresh: number; again: number } {
  return weeks.reduce((sum, week) => ({ fresh: sum.fresh + week.fresh, again: sum.again + week.again }), { fresh: 0, again: 0 });
}

/** Whether enough people carry this kind that drawing it shows nobody. */
export const mayDraw = (rotation: Rotation, workers: number): boolean => workers >= FLOOR && rotation.spread !== null && rotation.weeks.length > 0;

/** The kinds in the order the policy names them, without those nobody carried; one without weeks has too few people to tell. */
export const carried = (rotations: Rotation[]): Rotation[] =>
  rotations.filter((each) => { const sums = rotationSums(each); return !each.weeks.length || sums.fresh + sums.again > 0; });

/** Whether there are enough people, and figures, to draw their hours. */
export const mayDrawHours = ({ buckets, workers }: Fairness['hours']): boolean => workers >= FLOOR && buckets.some((each) => each.workers);

/** Which sentence stands over the hours; without figures none that claims anything. */
export function hoursTitle(buckets: Bucket[], workers: number): 'most' | 'some' | 'plain' {
  if (!mayDrawHours({ buckets, workers, worst_bp: 0, mean_bp: 0 })) return 'plain';
  return workers - below(buckets, 9000) >= (workers * 2) / 3 ? 'most' : 'some';
}
