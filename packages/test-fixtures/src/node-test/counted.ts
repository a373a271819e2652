import strict from 'node:assert/strict';

let assertions = 0;

/** How many assertions were made so far, by these functions and by `assert` from this entry. */
export const assertionCount = (): number => assertions;

export const countAssertion = (): void => void (assertions += 1);

/**
 * `node:assert/strict`, with its calls counted: `verify` fails a check that asserts nothing, and Node does not say what a test
 * has asserted.
 */
export const assert: typeof strict = new Proxy(strict, {
  apply: (target, _self, args) => counted(target)(...args),
  get: (target, name) => {
    const value: unknown = Reflect.get(target, name);
    return typeof value === 'function' && isCheck(name) ? counted(value as (...args: unknown[]) => unknown) : value;
  },
});

/** `AssertionError` and `Assert` are classes. */
const isCheck = (name: string | symbol): boolean => /^[a-z]/.test(String(name));

const counted =
  (check: (...args: never[]) => unknown) =>
  (...args: unknown[]): unknown => {
    countAssertion();
    return check(...(args as never[]));
  };
