import { matchers, subjectKinds } from '../matchers/matchers';
import type { Verdict } from '../matchers/verdict';
import { isJestRunning, jestGlobals, type JestMatcher, type JestResult } from './jestGlobals';

type AnyMatcher = (subject: never, ...expected: never[]) => Verdict | Promise<Verdict>;

/** Adds the matchers to Jest's `expect`. Importing this entry does it; calling it again changes nothing. */
export function registerMatchers(): void {
  const adapted = Object.entries(matchers).map(([name, matcher]) => [name, toJest(name, matcher)]);
  jestGlobals().expect.extend(Object.fromEntries(adapted) as { readonly [name: string]: JestMatcher });
}

function toJest(name: string, matcher: AnyMatcher): JestMatcher {
  const kind = kindFor(name);
  return (received, ...expected) => {
    if ((received as { kind?: unknown } | null)?.kind !== kind) {
      throw new TypeError(`${name} looks at a ${kind} of a world, and got ${String(received)}.`);
    }
    const result = matcher(received as never, ...expected);
    return result instanceof Promise ? result.then(toResult) : toResult(result);
  };
}

const kindFor = (name: string): string => subjectKinds.find(([group]) => name in group)?.[1] ?? 'part';

const toResult = ({ pass, message }: Verdict): JestResult => ({ pass, message: () => message });

if (isJestRunning()) registerMatchers();
