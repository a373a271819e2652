import { assert } from '@bot/core';

interface Kinds {
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
}
const typeNames = { text: 'string', number: 'number', flag: 'boolean' } as const;

/** What a fault is told besides its name, from outside. Everything throws AssertionFailed for what is missing or wrong. */
export interface FaultParameters {
  text(name: string): string;
  number(name: string): number;
  choice<Value extends string>(name: string, values: readonly Value[]): Value;
  /** Nothing where nothing was given, so that defaults stay where they are. */
  maybe<Name extends string, Kind extends keyof Kinds>(name: Name, kind: Kind): { readonly [n in Name]?: Kinds[Kind] };
  any(name: string): unknown;
}

export function faultParameters(given: { readonly [name: string]: unknown }): FaultParameters {
  function typed<Kind extends keyof Kinds>(name: string, kind: Kind): Kinds[Kind] {
    const value = given[name];
    assert(typeof value === typeNames[kind], `${name} is given, as a ${kind}`);
    return value as Kinds[Kind];
  }
  return {
    text: (name) => typed(name, 'text'),
    number: (name) => typed(name, 'number'),
    choice<Value extends string>(name: string, values: readonly Value[]) {
      // `429` comes as a number from a line.
      const found = values.find((value) => value === String(given[name]));
      assert(found !== undefined, `${name} is one of ${values.join(', ')}`);
      return found;
    },
    maybe<Name extends string, Kind extends keyof Kinds>(name: Name, kind: Kind) {
      const found = given[name] === undefined ? {} : { [name]: typed(name, kind) };
      return found as { readonly [n in Name]?: Kinds[Kind] };
    },
    any: (name) => given[name],
  };
}
