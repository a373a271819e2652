import { isAmount } from '@bot/core';
import type { StateInSight } from '../state/engineState';
import { isMarkWindow } from './plain';

/** Everything of which a state consists, in its order: where nothing was put in, taken out, replaced or moved, it is the same. */
export type Contents = readonly unknown[];

/**
 * Data is frozen as it is met, so that it is enough to know which it is. What is a map or a set, or holds one, is looked into, for
 * `evolve` and `observe` change it in place.
 */
export function contentsOf(state: StateInSight): Contents {
  const contents: unknown[] = [];
  everyPart(state, (part) => void contents.push(part));
  return contents;
}

/** The first field that is not what it was, such as `orders`; null: nothing has changed. */
export function changedSince(before: Contents, state: StateInSight): string | null {
  let looked = 0;
  let changed: string | null = null;
  everyPart(state, (part, field) => {
    if (!Object.is(part, before[looked])) changed ??= field;
    looked += 1;
  });
  return changed;
}

/** False for what may be changed in place: it is no data, or holds what is none. Data throws from now on when it is written to. */
export function frozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || known.has(value)) return true;
  if (value instanceof Map || value instanceof Set) return false;
  if (isMarkWindow(value)) return false;
  let isData = true;
  if (!isAmount(value)) for (const name of Object.keys(value)) isData = frozen(value[name as never]) && isData;
  if (!isData) return false;
  Object.freeze(value);
  known.add(value);
  return true;
}

/** What was frozen to the ground. */
const known = new WeakSet();

type Visit = (part: unknown, field: string) => void;

function everyPart({ ledger, view, config }: StateInSight, visit: Visit): void {
  for (const name of Object.keys(ledger)) visitParts(ledger[name as never], name, visit);
  for (const name of Object.keys(view)) visitParts(view[name as never], name, visit);
  visitParts(config, 'config', visit);
}

/** How many parts there are stands before them, so that what is gone from the end of a field is not taken for a change of the next. */
function visitParts(value: unknown, field: string, visit: Visit): void {
  visit(value, field);
  if (frozen(value)) return;
  if (value instanceof Map) {
    visit(value.size, field);
    for (const [key, held] of value) {
      visit(key, field);
      visitParts(held, field, visit);
    }
  } else if (value instanceof Set) {
    visit(value.size, field);
    for (const held of value) visitParts(held, field, visit);
  } else if (isMarkWindow(value)) {
    visit(value.taken, field);
    visit(value.size, field);
    for (const mark of value.newest(value.capacity)) visitParts(mark, field, visit);
  } else {
    const entries = Object.entries(value as object);
    visit(entries.length, field);
    for (const [name, held] of entries) {
      visit(name, field);
      visitParts(held, field, visit);
    }
  }
}
