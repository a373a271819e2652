import { assert, isAmount, toText } from '@bot/core';
import type { decide } from '../decide';
import { changedSince, contentsOf, frozen, type Contents } from './contents';

type Stage = typeof decide;

/**
 * The stages of one input, each carried out twice: what is decided is the same, and nothing is changed by deciding. What data there
 * is throws when it is written to; which data there is is compared before something happens and at the end.
 */
export function purely(stages: readonly Stage[]): readonly Stage[] {
  let before: Contents | null = null;
  const mustBeUnchanged = (state: Parameters<Stage>[0], type: string): void => {
    const changed = before === null ? null : changedSince(before, state);
    assert(changed === null, `deciding ${type} changes nothing, but ${changed} has changed`);
  };
  const watched = stages.map((stage): Stage => (state, input) => {
    before ??= contentsOf(state);
    frozen(input);
    const decision = stage(state, input);
    assert(frozen(decision), `what ${input.type} brings is data`);
    assert(isSame(stage(state, input), decision), `${input.type} is decided the same way twice`);
    if (decision.events.length > 0) {
      mustBeUnchanged(state, input.type);
      before = null;
    }
    return decision;
  });
  const last: Stage = (state, input) => {
    mustBeUnchanged(state, input.type);
    return { events: [], commands: [] };
  };
  return [...watched, last];
}

/** Data by value; what is the very same is not looked into. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isAmount(one)) return isAmount(other) && toText(one) === toText(other);
  const names = Object.keys(one);
  const hasNames = names.length === Object.keys(other).length;
  return hasNames && names.every((name) => isSame(one[name as never], other[name as never]));
}
