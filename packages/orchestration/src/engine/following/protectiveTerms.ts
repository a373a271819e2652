import {
  add,
  atLeast,
  averageEntryPrice,
  isLong,
  one,
  quantizePrice,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  subtract,
  type Instrument,
  type OrderIntent,
  type OrderRules,
  type Position,
  type Price,
  type Quantity,
  type Ratio,
} from '@bot/core';
import { PROTECTION } from '../state/strategyIds';
import { exitSide } from './protectiveOrders';

/** A stop that was reached may trade this far beyond its price. A bracket's own stop does the same at the venue. */
const BEYOND_STOP = ratioOf('0.05');

type Rules = Pick<OrderRules, 'takeProfit' | 'stopLoss'>;

/**
 * The order that ends a position at the venue, whatever becomes of the bot; null when neither price is asked for.
 * Worked example: long from 50,000, take profit 2 %, stop loss 1 % → a bracket that sells at 51,000, or once 49,500 is traded.
 */
export function protectiveIntent(
  position: Position,
  instrument: Instrument,
  quantity: Quantity,
  { takeProfit, stopLoss }: Rules,
): OrderIntent | null {
  const entry = averageEntryPrice(position, instrument.contractSize);
  if (entry === null || (takeProfit === null && stopLoss === null)) return null;
  const side = exitSide(position);
  const profitAt = takeProfit && quantizePrice(instrument, away(entry, takeProfit, isLong(position)), side);
  const stopAt = stopLoss && quantizePrice(instrument, away(entry, stopLoss, !isLong(position)), side);
  const common = {
    ...{
      instrumentId: instrument.instrumentId,
      side,
      quantity,
      timeInForce: 'GTC' as const,
      postOnly: false,
      reduceOnly: true,
    },
    ...{ strategyId: PROTECTION, explicit: false },
  } as const;
  if (stopAt === null) return { ...common, type: 'Limit', limitPrice: profitAt, reason: 'TakeProfit' };
  if (profitAt !== null) {
    return { ...common, type: 'Bracket', limitPrice: profitAt, stopPrice: stopAt, reason: 'Bracket' };
  }
  const limitPrice = beyond(stopAt, instrument, isLong(position));
  return { ...common, type: 'StopLimit', limitPrice, stopPrice: stopAt, reason: 'StopLoss' };
}

/** A price was passed before the order could be placed: the position is closed at the market. */
export const closeAtMarket = (intent: OrderIntent, reason: PassedPrice): OrderIntent => {
  const { stopPrice: _, ...terms } = intent;
  return { ...terms, type: 'Market', limitPrice: null, timeInForce: 'IOC', reason };
};

export type PassedPrice = 'StopLossHit' | 'TakeProfitHit';

/** What the market is at or beyond: the stop, or the profit of a bracket, which a venue would refuse; null: neither. */
export function passedBy(intent: OrderIntent, mark: Price | undefined): PassedPrice | null {
  const { side, type, stopPrice, limitPrice } = intent;
  if (stopPrice === undefined || mark === undefined) return null;
  const isSell = side === 'Sell';
  if (isSell ? atLeast(stopPrice, mark) : atLeast(mark, stopPrice)) return 'StopLossHit';
  if (type !== 'Bracket' || limitPrice === null) return null;
  return (isSell ? atLeast(mark, limitPrice) : atLeast(limitPrice, mark)) ? 'TakeProfitHit' : null;
}

const away = (price: Price, part: Ratio, up: boolean): Price => scale(price, up ? add(one, part) : subtract(one, part));

const beyond = (stop: Price, { tickSize }: Instrument, isSell: boolean): Price =>
  isSell ? roundDown(away(stop, BEYOND_STOP, false), tickSize) : roundUp(away(stop, BEYOND_STOP, true), tickSize);
