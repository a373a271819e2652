/** A mistake of the programmer: stop trading, keep the log, exit. Never caught to go on. */
export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
}

/** Throws `AssertionFailed` unless `condition` holds. The message says what must be true. */
export function assert(condition: unknown, mustBeTrue: string): asserts condition {
  if (!condition) throw new AssertionFailed(mustBeTrue);
}

/** For the default branch of an exhaustive switch: does not compile when a case is missing. */
export function unreachable(value: never): never {
  throw new AssertionFailed(`unexpected case: ${JSON.stringify(value)}`);
}
