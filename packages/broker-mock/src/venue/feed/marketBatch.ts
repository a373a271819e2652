import { opposite, type EpochMs, type InstrumentId, type Side, type TradeId, type TradingStatus } from '@bot/core';
import { printIdOf, tradeIdOf } from '../../exchange/ids';
import type { VenueEvent } from '../../exchange/venueEvent';
import type { VenueState } from '../../exchange/venueState';
import { touchedBy } from './touchedBy';

/** A trade on the tape, in whole numbers. */
export interface TapeTrade {
  readonly tradeId: TradeId;
  readonly ticks: number;
  readonly lots: number;
  readonly makerSide: Side;
  readonly at: EpochMs;
}

/** What the events of one command mean for one instrument. */
export interface MarketBatch {
  /** The time of its newest event. */
  at: EpochMs;
  /** Other people quoted anew. */
  isStepped: boolean;
  /** Where the book may have changed, in ticks by side; null: anywhere on the side. */
  readonly touched: Readonly<Record<Side, Set<number | null>>>;
  /** Oldest first, like the states. */
  readonly trades: TapeTrade[];
  readonly statuses: TradingStatus[];
}

/** Sorts applied events by instrument. Trades among other people are numbered on from `printCount`. */
export function batchesOf(
  state: VenueState,
  events: readonly VenueEvent[],
  printCount: number,
): ReadonlyMap<InstrumentId, MarketBatch> {
  const batches = new Map<InstrumentId, MarketBatch>();
  let printNo = printCount;
  for (const event of events) {
    const { at } = event;
    for (const { instrumentId, side, ticks } of touchedBy(state, event)) {
      batchIn(batches, instrumentId, at).touched[side].add(ticks);
    }
    if (event.type === 'StatusChanged') batchIn(batches, event.instrumentId, at).statuses.push(event.status);
    if (event.type === 'TradeExecuted') {
      const { instrumentId, tradeNo, ticks, lots, side } = event;
      const trade = { tradeId: tradeIdOf(tradeNo), ticks, lots, makerSide: opposite(side), at };
      batchIn(batches, instrumentId, at).trades.push(trade);
    }
    if (event.type === 'MarketStepped') {
      for (const { instrumentId, prints = [] } of event.books) {
        const batch = batchIn(batches, instrumentId, at);
        batch.isStepped = true;
        for (const print of prints) batch.trades.push({ tradeId: printIdOf((printNo += 1)), ...print, at });
      }
    }
  }
  return batches;
}

/** How many trades among other people the events tell of. */
export function printsIn(events: readonly VenueEvent[]): number {
  let count = 0;
  for (const event of events) {
    if (event.type === 'MarketStepped') for (const { prints = [] } of event.books) count += prints.length;
  }
  return count;
}

function batchIn(batches: Map<InstrumentId, MarketBatch>, instrumentId: InstrumentId, at: EpochMs): MarketBatch {
  const batch = batches.get(instrumentId) ?? {
    at,
    isStepped: false,
    touched: { Buy: new Set(), Sell: new Set() },
    trades: [],
    statuses: [],
  };
  batch.at = at;
  batches.set(instrumentId, batch);
  return batch;
}
