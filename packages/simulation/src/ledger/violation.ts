import { equals, toText, type AnyAmount } from '@bot/core';

/** A broken invariant and the numbers that show it. */
export interface Violation {
  readonly invariant: 'INV-01' | 'INV-02' | 'INV-03' | 'INV-04' | 'INV-29';
  readonly problem: string;
}

export const violationText = ({ invariant, problem }: Violation): string => `${invariant} ${problem}`;

/** Empty when both are the same; else one violation with both numbers. */
export const mustEqual = <A extends AnyAmount>(
  invariant: Violation['invariant'],
  what: string,
  expected: A,
  actual: A,
): readonly Violation[] =>
  equals(expected, actual)
    ? []
    : [{ invariant, problem: `${what}: expected ${toText(expected)}, found ${toText(actual)}` }];
