import {
  encodePayload,
  eventVersions,
  type BotConfig,
  type EpochMs,
  type NewStoredEvent,
  type Strategy,
} from '@bot/core';
import type { EngineInput } from '../engine/input';
import { nextWakeAt } from '../engine/nextWakeAt';
import { createEngineState, type StateInSight } from '../engine/state/engineState';
import { takeTurn, type DecidedEvent, type Turn } from '../engine/turn';
import { createStrategies } from '../strategies/createStrategies';

/** The engine without its shell: what the shell does between inputs is left to the caller. */
export interface EngineByHand {
  readonly state: StateInSight;
  /** Decides one input, and hands the events to the log as the shell would. */
  take(input: EngineInput): Turn;
  /** When the shell would wake it. */
  nextWakeAt(): EpochMs | undefined;
}

export interface EngineByHandOptions {
  readonly config: BotConfig;
  /** Instead of those that the configuration names. */
  readonly strategies?: readonly Strategy[];
  readonly append: (batch: readonly NewStoredEvent[]) => void;
}

/** For measurements and searches that take millions of inputs. */
export function engineByHand({ config, strategies, append }: EngineByHandOptions): EngineByHand {
  const state = createEngineState(config, strategies ?? createStrategies(config));
  return {
    state,
    take(input) {
      const turn = takeTurn(state, [input]);
      if (turn.events.length > 0) append(turn.events.map(toStored));
      return turn;
    },
    nextWakeAt: () => nextWakeAt(state),
  };
}

const toStored = ({ type, payload, at, causationId, correlationId }: DecidedEvent): NewStoredEvent => ({
  ...{ type, v: eventVersions[type], at, causationId, correlationId },
  payload: encodePayload(payload),
});
