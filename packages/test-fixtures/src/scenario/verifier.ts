import { FixtureError } from '../errors/fixtureError';

/** Ticks one sentence of a scenario by a check. What is asynchronous must be awaited. */
export interface Verify<Sentence extends string> {
  (sentence: Sentence, check: () => Promise<unknown>): Promise<void>;
  (sentence: Sentence, check: () => void): void;
}

export interface Verifier<Sentence extends string> {
  readonly verify: Verify<Sentence>;
  /** A sentence that cannot be proven here. */
  excuse(sentence: Sentence): void;
  /** The sentences that were proven so far, each once. */
  readonly proven: readonly string[];
  /** The sentence whose check failed, for the report. */
  readonly failedSentence: string | undefined;
  /** @throws FixtureError ScenarioUnfinished when a sentence was not proven, or a check not awaited */
  finish(): void;
}

interface Ticked {
  readonly sentence: string;
  isAwaited: boolean;
  isProven: boolean;
}

/** @param assertionCount how many assertions were made so far; a check that makes none proves nothing */
export function createVerifier<Sentence extends string>(
  sentences: readonly Sentence[],
  assertionCount: () => number,
): Verifier<Sentence> {
  const ticked: Ticked[] = [];
  let failedSentence: string | undefined;

  function verify(sentence: Sentence, check: () => unknown): unknown {
    const before = assertionCount();
    const tick: Ticked = { sentence, isAwaited: true, isProven: false };
    ticked.push(tick);
    const result = guarded(sentence, check);
    if (!isPromiseLike(result)) return mustAssert(tick, before);
    tick.isAwaited = false;
    return noticeAwait(settled(tick, result, before), () => (tick.isAwaited = true));
  }

  function guarded(sentence: Sentence, check: () => unknown): unknown {
    try {
      return check();
    } catch (error) {
      failedSentence = sentence;
      throw error;
    }
  }

  async function settled(tick: Ticked, result: PromiseLike<unknown>, before: number): Promise<void> {
    try {
      await result;
    } catch (error) {
      failedSentence = tick.sentence;
      throw error;
    }
    mustAssert(tick, before);
  }

  function mustAssert(tick: Ticked, before: number): void {
    tick.isProven = assertionCount() > before;
    if (tick.isProven) return;
    failedSentence = tick.sentence;
    throw unfinished(`"${tick.sentence}" is ticked by a check that asserts nothing.`);
  }

  return {
    verify: verify as Verify<Sentence>,
    excuse: (sentence) => void ticked.push({ sentence, isAwaited: true, isProven: false }),
    get proven() {
      return [...new Set(ticked.filter(({ isProven }) => isProven).map(({ sentence }) => sentence))];
    },
    get failedSentence() {
      return failedSentence;
    },
    finish() {
      const loose = ticked.find(({ isAwaited }) => !isAwaited);
      if (loose !== undefined) {
        failedSentence = loose.sentence;
        throw unfinished(`The check of "${loose.sentence}" was not awaited.`, 'Write `await verify(…)`.');
      }
      const missing = sentences.filter((sentence) => !ticked.some((tick) => tick.sentence === sentence));
      if (missing.length === 0) return;
      failedSentence = missing[0];
      const listed = missing.map((sentence) => `"${sentence}"`).join(', ');
      throw unfinished(`Nothing proves ${listed}.`, 'Tick each sentence with `verify`, or take it out.');
    },
  };
}

/** The promise itself, but it tells when somebody waits for it. What nobody waits for must not crash the process. */
function noticeAwait(promise: Promise<void>, awaited: () => void): PromiseLike<void> {
  promise.catch(() => undefined);
  return {
    then(resolve, reject) {
      awaited();
      return promise.then(resolve, reject);
    },
  };
}

const isPromiseLike = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

const unfinished = (happened: string, toDo?: string): FixtureError =>
  new FixtureError('ScenarioUnfinished', { happened, ...(toDo === undefined ? {} : { toDo }) });
