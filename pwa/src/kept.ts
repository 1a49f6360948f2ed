/**
 * What this phone may keep for when there is no signal, and nothing else: section 33 of DECISIONS.md says why.
 * What a coordinator sees is about many people and is of no use without the server: it goes with the page.
 */
const KEPT = [
  /^\/api\/me$/,
  /^\/api\/my\/(availability|balance|channels|notifications)$/,
  /^\/api\/my\/(data|questions)(\?|$)/,
  /^\/api\/my\/(week|team-visits)\?/,
  /^\/api\/clients\/[\w-]+\/(coming|care-requests|wishes|workers|trusted-contacts)$/,
  /^\/api\/policy$/,
];

/** Whether the answer of this path outlives the page. */
export const isKept = (path: string): boolean => KEPT.some((each) => each.test(path));
