import { assert } from '@bot/core';

/** For what is looked at thousands of times in a property, where the matchers of the runner would take most of the time. */
export function mustBe(what: string, is: string, wanted: string): void {
  assert(is === wanted, `${what} is ${wanted}, not ${is}`);
}
