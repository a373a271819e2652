import { equals, isBotError, toText, type AnyAmount } from '@bot/core';
import { ConformanceFailure } from './conformanceFailure';

/** @throws ConformanceFailure unless `holds` */
export function mustHold(holds: boolean, rule: string, actual: unknown): asserts holds {
  if (!holds) throw new ConformanceFailure(rule, 'it to hold', shown(actual));
}

/** Compares plain values by their JSON text. @throws ConformanceFailure */
export function mustBe(actual: unknown, expected: unknown, rule: string): void {
  if (shown(actual) !== shown(expected)) throw new ConformanceFailure(rule, shown(expected), shown(actual));
}

/** @throws ConformanceFailure */
export function mustAmountTo<A extends AnyAmount>(actual: A, expected: A, rule: string): void {
  if (!equals(actual, expected)) throw new ConformanceFailure(rule, toText(expected), toText(actual));
}

/** @throws ConformanceFailure when there is nothing */
export function mustExist<T>(value: T | null | undefined, rule: string): T {
  if (value === null || value === undefined) throw new ConformanceFailure(rule, 'something', String(value));
  return value;
}

/** The promise must fail with this code. @throws ConformanceFailure */
export async function mustFail(work: Promise<unknown>, code: string, rule: string): Promise<void> {
  const outcome = await work.then(
    () => 'no error',
    (error: unknown) => (isBotError(error) ? error.code : String(error)),
  );
  if (outcome !== code) throw new ConformanceFailure(rule, `the error ${code}`, outcome);
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
