import type { BotConfig, EventStore, JsonValue, NewStoredEvent, Strategy } from '@bot/core';
import { createEngineState, type EngineState } from '../engine/state/engineState';
import { createLedger, type Ledger } from '../engine/state/ledger';
import { takeTurn } from '../engine/turn';
import type { InputRecord } from '../persistence/inputLog';
import { decodeStructure } from '../persistence/structuralCodec';
import { createStrategies } from '../strategies/createStrategies';
import { foldLog } from './foldLog';
import { toStored } from './toStored';
import { upcastInput } from './upcastInput';

export interface ReplayOptions {
  readonly records: Iterable<InputRecord>;
  /** The log that the inputs have led to: where a process that began on it goes on from. */
  readonly store: Pick<EventStore, 'read' | 'lastSeq'>;
  /** Instead of those that the configuration names. */
  readonly strategies?: readonly Strategy[];
}

export type ReplayedTurn =
  /** What the engine decides on the same inputs today: to be compared with the log, from `afterSeq` on. */
  | { readonly kind: 'Decided'; readonly afterSeq: number; readonly events: readonly NewStoredEvent[] }
  /** Inputs are missing here; the replay goes on with the next process. */
  | { readonly kind: 'Gap'; readonly afterSeq: number };

/**
 * Feeds what was seen to the engine again. Turns whose events are not in the log are left out: their process ended before
 * anybody could know of them.
 */
export function* replayInputs({ records, store, strategies }: ReplayOptions): Iterable<ReplayedTurn> {
  let state: EngineState | null = null;
  for (const [record, next] of pairs(records)) {
    const { afterSeq, events, began } = record;
    if (began !== undefined) state = begin(began, ledgerUpTo(store, afterSeq, state?.ledger), strategies);
    if (state === null) continue;
    if (state.ledger.lastSeq !== afterSeq) {
      yield { kind: 'Gap', afterSeq: state.ledger.lastSeq };
      state = null;
      continue;
    }
    if (afterSeq + events > (next?.afterSeq ?? store.lastSeq)) {
      state = null;
      continue;
    }
    const turn = takeTurn(
      state,
      record.inputs.map((input) => upcastInput(decodeStructure(input))),
    );
    state.ledger.lastSeq = afterSeq + events;
    yield { kind: 'Decided', afterSeq, events: turn.events.map((event) => toStored(event)) };
  }
}

/** The view is empty when a process begins; what it owns is what the log says. */
function begin(config: JsonValue, ledger: Ledger, strategies: readonly Strategy[] | undefined): EngineState {
  const read = decodeStructure(config) as BotConfig;
  return createEngineState(read, strategies ?? createStrategies, ledger);
}

function ledgerUpTo(store: ReplayOptions['store'], seq: number, known: Ledger | undefined): Ledger {
  if (known?.lastSeq === seq) return known;
  return foldLog({ read: (afterSeq) => upTo(store.read(afterSeq), seq) }, createLedger());
}

function* upTo<Item extends { readonly seq: number }>(items: Iterable<Item>, seq: number): Iterable<Item> {
  for (const item of items) {
    if (item.seq > seq) return;
    yield item;
  }
}

/** Each item with the one after it. */
function* pairs<Item>(items: Iterable<Item>): Iterable<readonly [Item, Item | undefined]> {
  let before: Item | undefined;
  for (const item of items) {
    if (before !== undefined) yield [before, item];
    before = item;
  }
  if (before !== undefined) yield [before, undefined];
}
