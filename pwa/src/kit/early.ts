const TIMEOUT_MS = 20_000;

/** Answers on their way to questions that were asked before the app itself was here. */
const answers = new Map<string, Promise<Response>>();

/** Asks at once; who asks for the same afterwards is given this answer. Said as plainly as a preload in the page is, or the browser asks twice. */
export function askEarly(path: string): Promise<Response> {
  const answer = fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  answers.set(path, answer);
  return answer.then((found) => found.clone());
}

/** The answer on its way, handed out once. */
export function early(path: string): Promise<Response> | undefined {
  const answer = answers.get(path);
  answers.delete(path);
  return answer;
}

/** Something changes: what was answered before is old. */
export const tooLate = (): void => answers.clear();
