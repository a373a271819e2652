import { asMoney, negate, notionalFor, priceOf, quantityOf, subtract, toText, type Money } from '@bot/core';
import type { Overrides, Payload } from './payload';

export interface PositionOptions {
  readonly productId?: string;
  readonly side?: 'long' | 'short';
  readonly size?: string;
  readonly entryPrice?: string;
  readonly markPrice?: string;
  readonly leverage?: string;
}

/** Positions of `GET /intx/positions/{portfolio_uuid}`. The unrealised result follows from the prices. */
export const CoinbasePositionFactory = {
  createPosition(options: PositionOptions = {}, overrides: Overrides = {}): Payload {
    const { productId = 'BTC-USD-PERP', side = 'long', size = '10', leverage = '5' } = options;
    const { entryPrice = '50000', markPrice = '50500' } = options;
    const isLong = side === 'long';
    const usd = (value: string): Payload => ({ value, currency: 'USD' });
    return {
      symbol: productId,
      position_side: isLong ? 'POSITION_SIDE_LONG' : 'POSITION_SIDE_SHORT',
      net_size: isLong ? size : `-${size}`,
      ...{ entry_vwap: usd(entryPrice), vwap: usd(entryPrice), mark_price: usd(markPrice) },
      unrealized_pnl: usd(gainOf(entryPrice, markPrice, size, isLong)),
      ...{ leverage, margin_type: 'MARGIN_TYPE_CROSS' },
      ...overrides,
    };
  },

  /** Coins that are held, as a position without leverage. */
  createSpotPosition(options: PositionOptions = {}, overrides: Overrides = {}): Payload {
    const spot = { productId: 'BTC-USD', size: '1.5', leverage: '1', ...options };
    return CoinbasePositionFactory.createPosition(spot, overrides);
  },
};

/** Worked example: 10 from 50,000 to 50,500 are 5,000 for a long and −5,000 for a short. */
function gainOf(entryPrice: string, markPrice: string, size: string, isLong: boolean): string {
  const gain = subtract(valueOf(markPrice, size), valueOf(entryPrice, size));
  return toText(isLong ? gain : negate(gain));
}

const valueOf = (price: string, size: string): Money => asMoney(notionalFor(priceOf(price), quantityOf(size)));
