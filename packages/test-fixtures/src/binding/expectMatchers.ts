import { matcherGroups } from '../matchers/matchers';
import { requireSubject } from '../matchers/requireSubject';
import type { Verdict } from '../matchers/verdict';

/** What a matcher gives to the `expect` of Jest and of Vitest. */
export interface ExpectResult {
  readonly pass: boolean;
  readonly message: () => string;
}
export type ExpectMatcher = (received: unknown, ...expected: never[]) => ExpectResult | Promise<ExpectResult>;

type AnyMatcher = (subject: never, ...expected: never[]) => Verdict | Promise<Verdict>;

/** Every matcher by name, for `expect.extend`. */
export const expectMatchers: { readonly [name: string]: ExpectMatcher } = Object.fromEntries(
  Object.entries(matcherGroups).flatMap(([kind, matchers]) =>
    Object.entries<AnyMatcher>(matchers).map(([name, matcher]) => [name, toExpect(name, kind, matcher)]),
  ),
);

function toExpect(name: string, kind: string, matcher: AnyMatcher): ExpectMatcher {
  return (received, ...expected) => {
    requireSubject(name, kind, received);
    const result = matcher(received as never, ...expected);
    return result instanceof Promise ? result.then(toResult) : toResult(result);
  };
}

function toResult({ pass, message }: Verdict): ExpectResult {
  return { pass, message: () => message };
}
