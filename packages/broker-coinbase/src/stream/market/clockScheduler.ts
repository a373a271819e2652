import type { Clock } from '@bot/core';
import { Subscription, type SchedulerAction, type SchedulerLike } from 'rxjs';

/** Time for RxJS from our clock: what waits there waits in virtual time, too. */
export function clockScheduler(clock: Clock): SchedulerLike {
  return {
    now: () => clock.now(),
    schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delayMs = 0, state?: T): Subscription {
      const action = new Subscription() as SchedulerAction<T>;
      /** The same work again: what was to come is replaced. */
      action.schedule = (nextState?: T, nextDelayMs = 0) => {
        const cancel = clock.setTimer(nextDelayMs, () => work.call(action, nextState));
        action.add(cancel);
        return action;
      };
      return action.schedule(state, delayMs);
    },
  };
}
