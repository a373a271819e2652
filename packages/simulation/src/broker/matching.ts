import {
  atLeast,
  compare,
  exceeds,
  isPositive,
  opposite,
  smallerOf,
  subtract,
  type ClientOrderId,
  type Instrument,
  type InstrumentId,
  type MarketTrade,
  type Price,
  type Quantity,
  type RejectReason,
  type Side,
} from '@bot/core';
import { isWokenBy, leavesOf, levelOf, mayWait, woken, type DeskOrder } from './deskOrder';
import { crosses } from './holdFor';
import type { ScriptedMarket } from './scriptedMarket';

export interface MatchingParts {
  readonly market: ScriptedMarket;
  /** Oldest first. */
  live(): readonly DeskOrder[];
  fill(
    clientOrderId: ClientOrderId,
    terms: { readonly quantity: Quantity; readonly price: Price; readonly liquidity: 'Maker' | 'Taker' },
  ): void;
  end(clientOrderId: ClientOrderId, status: 'Canceled', reason: RejectReason): void;
  replace(order: DeskOrder): void;
  instrumentOf(order: DeskOrder): Instrument;
  /** Other people traded. */
  print(trade: Pick<MarketTrade, 'instrumentId' | 'price' | 'quantity' | 'makerSide'>): void;
}

/** Which orders trade by themselves, with whom, and at what price. */
export interface Matching {
  /** Trades at the quote what can trade at once; what may not wait is canceled then. */
  arrive(order: DeskOrder): void;
  match(instrumentId: InstrumentId): void;
  take(instrumentId: InstrumentId, side: Side, quantity: Quantity): void;
}

export function createMatching(parts: MatchingParts): Matching {
  const { market, live, fill, end, replace, instrumentOf, print } = parts;
  const liveIn = (wanted: InstrumentId): DeskOrder[] => live().filter(({ terms }) => terms.instrumentId === wanted);

  function arrive(order: DeskOrder): void {
    arriveAlone(order);
    wakeStops(order.terms.instrumentId);
  }

  function arriveAlone(order: DeskOrder): void {
    const { terms, limitPrice, waitsForStop } = order;
    const { clientOrderId, instrumentId, side, type, timeInForce } = terms;
    if (type === 'StopLimit' && waitsForStop) return;
    const leaves = leavesOf(order);
    const touch = market.touch(instrumentId, side);
    if (touch !== undefined && (type === 'Market' || crosses({ side, limitPrice }, touch))) {
      const quantity = atOnce(instrumentId, leaves);
      const isTooLittle = timeInForce === 'FOK' && exceeds(leaves, quantity);
      if (!isTooLittle) fill(clientOrderId, { quantity, price: touch, liquidity: 'Taker' });
    }
    const stillLive = live().some((each) => each.terms.clientOrderId === clientOrderId);
    if (stillLive && !mayWait(order)) end(clientOrderId, 'Canceled', 'NoLiquidity');
  }

  const atOnce = (instrumentId: InstrumentId, leaves: Quantity): Quantity =>
    smallerOf(leaves, market.depth(instrumentId) ?? leaves);

  /** Each arrival may move the last price and wake the next one. */
  function wakeStops(instrumentId: InstrumentId): void {
    for (;;) {
      const last = market.tape.last(instrumentId);
      const next = last === undefined ? undefined : liveIn(instrumentId).find((order) => isWokenBy(order, last));
      if (next === undefined) return;
      const awake = woken(next, instrumentOf(next));
      replace(awake);
      arriveAlone(awake);
    }
  }

  return {
    arrive,
    match(instrumentId) {
      wakeStops(instrumentId);
      for (const order of liveIn(instrumentId)) {
        const { side, clientOrderId } = order.terms;
        const level = levelOf(order);
        if (level === null || !crosses({ side, limitPrice: level.price }, market.touch(instrumentId, side))) continue;
        fill(clientOrderId, {
          quantity: atOnce(instrumentId, level.quantity),
          price: level.price,
          liquidity: 'Maker',
        });
      }
      wakeStops(instrumentId);
    },
    take(instrumentId, side, quantity) {
      const theirs = market.touch(instrumentId, side);
      const isFirst = (price: Price): boolean =>
        theirs === undefined || (side === 'Sell' ? atLeast(price, theirs) : atLeast(theirs, price));
      const waiting = liveIn(instrumentId)
        .map((order) => ({ order, level: levelOf(order) }))
        .flatMap(({ order, level }) =>
          level?.side === opposite(side) && isFirst(level.price) ? [{ order, level }] : [],
        )
        .sort((a, b) => compare(a.level.price, b.level.price) * (side === 'Sell' ? -1 : 1));
      let rest = quantity;
      for (const { order, level } of waiting) {
        const taken = smallerOf(rest, level.quantity);
        if (!isPositive(taken)) break;
        fill(order.terms.clientOrderId, { quantity: taken, price: level.price, liquidity: 'Maker' });
        rest = subtract(rest, taken);
      }
      if (theirs !== undefined && isPositive(rest)) {
        print({ instrumentId, price: theirs, quantity: rest, makerSide: opposite(side) });
      }
      wakeStops(instrumentId);
    },
  };
}
