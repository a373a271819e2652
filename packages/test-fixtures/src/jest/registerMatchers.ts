import { matcherGroups } from '../matchers/matchers';
import type { Verdict } from '../matchers/verdict';
import { jestGlobals, whereJestRuns, type JestMatcher, type JestResult } from './jestGlobals';

type AnyMatcher = (subject: never, ...expected: never[]) => Verdict | Promise<Verdict>;

/** Adds the matchers to Jest's `expect`. Importing this entry does it; calling it again changes nothing. */
export function registerMatchers(): void {
  for (const [kind, matchers] of Object.entries(matcherGroups)) {
    const adapted = Object.entries(matchers).map(([name, matcher]) => [name, toJest(name, kind, matcher)]);
    jestGlobals().expect.extend(Object.fromEntries(adapted) as { readonly [name: string]: JestMatcher });
  }
}

const toJest =
  (name: string, kind: string, matcher: AnyMatcher): JestMatcher =>
  (received, ...expected) => {
    if ((received as { kind?: unknown } | null)?.kind !== kind) {
      throw new TypeError(`${name} looks at the ${kind} of a world, and got ${String(received)}.`);
    }
    const result = matcher(received as never, ...expected);
    return result instanceof Promise ? result.then(toResult) : toResult(result);
  };

const toResult = ({ pass, message }: Verdict): JestResult => ({ pass, message: () => message });

whereJestRuns(registerMatchers);
