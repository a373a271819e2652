import {
  add,
  applyFill,
  asMoney,
  flatPosition,
  negate,
  subtract,
  sum,
  zeroMoney,
  type BotEventPayloads,
  type InstrumentId,
  type Money,
  type Order,
  type Position,
} from '@bot/core';

/** What the clerk owns. */
export interface ClerkBooks {
  readonly cash: Map<string, Money>;
  readonly positions: Map<InstrumentId, Position>;
  readonly usd: Money;
  settle(order: Order, filled: BotEventPayloads['OrderProgressed']['filledNow']): void;
}

/** Spot only: a buy is paid in full. */
export function createClerkBooks(): ClerkBooks {
  const cash = new Map<string, Money>();
  const positions = new Map<InstrumentId, Position>();
  const books: ClerkBooks = {
    cash,
    positions,
    get usd() {
      return sum([...cash.values()], zeroMoney);
    },
    settle({ instrumentId, side }, filled) {
      const before = positions.get(instrumentId) ?? flatPosition(instrumentId);
      const { position } = applyFill(before, { side, ...filled });
      positions.set(instrumentId, position);
      const value = asMoney(filled.value);
      const received = side === 'Buy' ? negate(value) : value;
      cash.set('USD', subtract(add(books.usd, received), filled.commission));
    },
  };
  return books;
}
