import { AssertionError } from 'node:assert';
import { matcherGroups, type matchers } from '../matchers/matchers';
import { requireSubject } from '../matchers/requireSubject';
import type { Verdict } from '../matchers/verdict';
import { countAssertion } from './counted';

/** `toBeFilled` is `assertFilled`, `toHavePosition` is `assertPosition`, `toReconcileWith` is `assertReconcileWith`. */
type AssertName<Matcher extends string> = Matcher extends `toBe${infer Rest}`
  ? `assert${Rest}`
  : Matcher extends `toHave${infer Rest}`
    ? `assert${Rest}`
    : Matcher extends `to${infer Rest}`
      ? `assert${Rest}`
      : never;

type Assertion<Matcher> = Matcher extends (...args: infer Args) => infer Result
  ? (...args: Args) => Result extends Promise<unknown> ? Promise<void> : void
  : never;

/** An assert function for every matcher. Those of orders let time pass and must be awaited. */
export type Asserts = {
  readonly [Name in keyof typeof matchers as AssertName<Name>]: Assertion<(typeof matchers)[Name]>;
};

type AnyMatcher = (...args: never[]) => Verdict | Promise<Verdict>;

/** @returns functions that throw AssertionError with what the matcher of that name says */
export const createAsserts = (): Asserts =>
  Object.fromEntries(
    Object.entries(matcherGroups).flatMap(([kind, group]) =>
      Object.entries<AnyMatcher>(group).map(([matcherName, matcher]) => {
        const name = matcherName.replace(/^to(Be|Have)?/, 'assert');
        return [name, toAssert(name, kind, matcher)];
      }),
    ),
  ) as unknown as Asserts;

function toAssert(name: string, kind: string, matcher: AnyMatcher): (...args: unknown[]) => void | Promise<void> {
  return function assertVerdict(...args) {
    requireSubject(name, kind, args[0]);
    countAssertion();
    const result = matcher(...(args as never[]));
    return result instanceof Promise ? result.then(mustPass) : mustPass(result);

    function mustPass({ pass, message }: Verdict): void {
      if (!pass) throw new AssertionError({ message, operator: name, stackStartFn: assertVerdict });
    }
  };
}
