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
  /**
   * @throws FixtureError ScenarioUnfinished when a sentence was not proven, or a check not awaited; what a check has thrown, when the
   * scenario went on all the same
   */
  finish(): void;
}

interface Ticked {
  readonly sentence: string;
  isAwaited: boolean;
  isProven: boolean;
  failure?: unknown;
}

/** @param assertionCount how many assertions were made so far; a check that makes none proves nothing */
export function createVerifier<Sentence extends string>(
  sentences: readonly Sentence[],
  assertionCount: () => number,
): Verifier<Sentence> {
  const ticked: Ticked[] = [];
  const excused = new Set<Sentence>();
  let failedSentence: string | undefined;

  function verify(sentence: Sentence, check: () => unknown): unknown {
    const before = assertionCount();
    const tick: Ticked = { sentence, isAwaited: true, isProven: false };
    ticked.push(tick);
    const result = guarded(tick, check);
    if (!isPromiseLike(result)) return mustAssert(tick, before);
    tick.isAwaited = false;
    return noticeAwait(settled(tick, result, before), () => (tick.isAwaited = true));
  }

  function guarded(tick: Ticked, check: () => unknown): unknown {
    try {
      return check();
    } catch (error) {
      throw failed(tick, error);
    }
  }

  async function settled(tick: Ticked, result: PromiseLike<unknown>, before: number): Promise<void> {
    try {
      await result;
    } catch (error) {
      throw failed(tick, error);
    }
    mustAssert(tick, before);
  }

  function mustAssert(tick: Ticked, before: number): void {
    tick.isProven = assertionCount() > before;
    if (tick.isProven) return;
    throw failed(tick, unfinished(`"${tick.sentence}" is ticked by a check that asserts nothing.`));
  }

  function failed(tick: Ticked, failure: unknown): unknown {
    failedSentence = tick.sentence;
    tick.failure = failure;
    return failure;
  }

  /** Also when nobody heard of it: a check that failed has failed. */
  function mustBeProven(tick: Ticked): void {
    if (tick.isProven && tick.isAwaited) return;
    failedSentence = tick.sentence;
    if (tick.failure !== undefined) throw tick.failure as Error;
    throw unfinished(
      `The check of "${tick.sentence}" ${tick.isAwaited ? 'had not ended when the scenario did' : 'was not awaited'}.`,
      'Write `await verify(…)`, and await whatever it stands in.',
    );
  }

  return {
    verify: verify as Verify<Sentence>,
    excuse: (sentence) => void excused.add(sentence),
    get proven() {
      return [...new Set(ticked.filter(({ isProven }) => isProven).map(({ sentence }) => sentence))];
    },
    get failedSentence() {
      return failedSentence;
    },
    finish() {
      ticked.forEach(mustBeProven);
      const told = new Set([...excused, ...ticked.map(({ sentence }) => sentence)]);
      const missing = sentences.filter((sentence) => !told.has(sentence));
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
