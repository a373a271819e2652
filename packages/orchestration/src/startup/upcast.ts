import { eventVersions, EventStoreError, type JsonObject, type StoredEvent } from '@bot/core';

/** Brings a payload from one version to the next. Each step is written once and never changed. */
export type UpcastStep = (payload: JsonObject) => JsonObject;

/** What a build writes, and what of older builds it can read. */
export interface LogSchema {
  /** The version of each type of event. A type without a row is not known. */
  readonly versions: { readonly [type: string]: number };
  /** Steps by type, from version 1 up. A log is never rewritten: what is old is brought up when it is read. */
  readonly steps: { readonly [type: string]: readonly UpcastStep[] };
}

/** That of this build. */
export const logSchema: LogSchema = {
  versions: eventVersions,
  steps: { ModeChanged: [modeOfOneCause], SignalsAggregated: [signalsOfOneWinner] },
};

/**
 * The payload in the shape of today.
 * @throws EventStoreError StoreVersionNewer for what a later build wrote: skipping it could mean to forget an order
 */
export function upcast(stored: StoredEvent, { versions, steps }: LogSchema = logSchema): JsonObject {
  const { type, v, payload } = stored;
  const known = Object.hasOwn(versions, type) ? Number(versions[type]) : 0;
  if (v > known) throw writtenByNewer(stored, known);
  return (steps[type] ?? []).slice(v - 1, known - 1).reduce((shape, step) => step(shape), payload);
}

function writtenByNewer({ seq, type, v }: StoredEvent, known: number): EventStoreError {
  const knows = known === 0 ? 'does not know that type' : `knows versions up to ${known}`;
  return new EventStoreError(
    'StoreVersionNewer',
    {
      happened: `Event ${seq} of the log is a ${type} of version ${v}; this program ${knows}.`,
      botDid: 'The log was left as it is and nothing was started.',
      toDo: 'Use the newer program for this log, or give this one a store of its own.',
    },
    { seq, found: `${type} ${v}`, expected: known },
  );
}

/** In version 1 there was one mode, for everything. An operator's Normal lifted whatever held; a new day, a daily loss. */
function modeOfOneCause({ to = null, reason = null, numbers = {} }: JsonObject): JsonObject {
  const actor = reason === 'Operator' ? 'Operator' : 'Bot';
  const lifted = reason === 'NewDay' ? 'DailyLossLimit' : 'Every';
  return { scope: 'All', cause: to === 'Normal' ? lifted : reason, mode: to, actor, until: null, numbers };
}

/** In version 1 the signal with the highest confidence won, alone. The trailing stop said so in its name. */
function signalsOfOneWinner({ winner = null, ...rest }: JsonObject): JsonObject {
  const { strategyId } = winner as JsonObject;
  return { ...rest, policy: strategyId === 'TrailingStop' ? strategyId : 'confidence', winners: [winner] };
}
