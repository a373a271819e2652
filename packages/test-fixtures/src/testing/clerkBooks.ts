import {
  add,
  applyFill,
  asMoney,
  flatPosition,
  isFlat,
  negate,
  subtract,
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
  settle(order: Order, filled: BotEventPayloads['OrderProgressed']['filledNow']): void;
}

/** Spot only: a buy is paid in full. */
export function createClerkBooks(): ClerkBooks {
  const cash = new Map<string, Money>();
  const positions = new Map<InstrumentId, Position>();
  return {
    cash,
    positions,
    settle({ instrumentId, side }, filled) {
      const before = positions.get(instrumentId) ?? flatPosition(instrumentId);
      const { position } = applyFill(before, { side, ...filled });
      if (isFlat(position)) positions.delete(instrumentId);
      else positions.set(instrumentId, position);
      const value = asMoney(filled.value);
      const received = side === 'Buy' ? negate(value) : value;
      cash.set('USD', subtract(add(cash.get('USD') ?? zeroMoney, received), filled.commission));
    },
  };
}
