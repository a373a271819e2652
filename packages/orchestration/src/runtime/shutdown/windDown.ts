import type { Clock, OpenOrderPolicy } from '@bot/core';
import type { StateInSight } from '../../engine/state/engineState';
import type { EngineLoop } from '../runEngine';
import type { PendingChanges } from './pendingChanges';

export interface WindDownOptions {
  readonly state: StateInSight;
  readonly clock: Clock;
  readonly loop: Pick<EngineLoop, 'take' | 'isIdle'>;
  readonly changes: PendingChanges;
  readonly deadlineMs: number;
  readonly openOrders: OpenOrderPolicy;
}

export interface WindingDown {
  /** To be called when the loop has come to rest. */
  readonly look: () => void;
  /** Resolves with what had not ended when the time for it was over. */
  readonly ended: Promise<readonly string[]>;
  /** Waits no more. */
  readonly giveUp: () => void;
}

/**
 * Nothing new is begun; what is under way at the venue is waited for, and the end of every order when they are to be canceled,
 * but no longer than the deadline.
 */
export function windDown({ state, clock, loop, changes, deadlineMs, openOrders }: WindDownOptions): WindingDown {
  const { promise: ended, resolve } = Promise.withResolvers<readonly string[]>();
  const cancelDeadline = clock.setTimer(deadlineMs, function stopDeadline() {
    resolve(unfinished());
  });

  const unfinished = (): readonly string[] => [
    ...changes.names,
    ...(openOrders === 'cancel' ? [...state.ledger.liveOrderIds].map((id) => `cancel of order ${id}`) : []),
  ];

  function look(): void {
    if (!loop.isIdle || unfinished().length > 0) return;
    giveUp();
  }

  function giveUp(): void {
    cancelDeadline();
    resolve([]);
  }

  changes.ended = look;
  loop.take({ type: 'StopRequested', openOrders });
  return { look, ended, giveUp };
}
