import { unreachable } from '@bot/core';
import type { StreamFaultSource } from './streamFaults';
import type { MessageTraits } from './messageTraits';

export interface MessageCourseOptions<T> {
  readonly faults: StreamFaultSource;
  readonly traits: MessageTraits<T>;
  /** Puts it on the line; with a delay everything behind it waits. */
  readonly send: (message: T, delayMs: number) => void;
}

/** What becomes of the messages of one connection before they are on the line: lost, doubled, swapped, numbered otherwise. */
export function createMessageCourse<T>({ faults, traits, send }: MessageCourseOptions<T>): (message: T) => void {
  const { isHeartbeat, renumbered } = traits;
  let waitsForNext: readonly T[] = [];
  /** How much higher the numbers are than they were given. */
  let shift = 0;

  const numbered = (message: T): T => (renumbered === null || shift === 0 ? message : renumbered(message, shift));

  /** Those that let the next one pass follow it. */
  function pass(message: T, delayMs: number): void {
    send(message, delayMs);
    const followers = waitsForNext;
    waitsForNext = [];
    for (const follower of followers) send(follower, 0);
  }

  return (message) => {
    const line = faults.line();
    if (line === 'Down') return;
    if (line === 'Silent' && !isHeartbeat(message)) {
      // What the venue never sent has no number, so that the next message does not show that anything is missing.
      shift -= 1;
      return;
    }
    const fault = faults.sending({ isNumbered: renumbered !== null });
    if (fault === null) return pass(numbered(message), 0);
    switch (fault.fault) {
      case 'Drop':
        return;
      case 'Delay':
        return pass(numbered(message), fault.byMs);
      case 'Duplicate': {
        const twice = numbered(message);
        send(twice, 0);
        return pass(twice, 0);
      }
      case 'Reorder':
        waitsForNext = [...waitsForNext, numbered(message)];
        return;
      case 'SequenceGap':
        shift += 1;
        return pass(numbered(message), 0);
      default:
        return unreachable(fault);
    }
  };
}
