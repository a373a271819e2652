import {
  roundDown,
  quantityOf,
  toText,
  zeroQuantity,
  type Balance,
  type ClosePositionRequest,
  type Instrument,
  type OrderRequest,
} from '@bot/core';

/** The order that closes coins, or so much of them; its quantity is zero when there is nothing to sell. @throws BrokerError */
export type SpotClose = (instrument: Instrument, request: ClosePositionRequest) => Promise<OrderRequest>;

/** Sells at the market what is not on hold, in whole lots. Worked example: 0.01234567 in lots of 0.0001 are 0.0123. */
export const createSpotClose =
  (balances: () => Promise<readonly Balance[]>): SpotClose =>
  async ({ instrumentId, baseCurrency, lotSize }, { clientOrderId, quantity }) => {
    const held = (await balances()).find(({ currency }) => currency === baseCurrency);
    const available = held === undefined ? zeroQuantity : quantityOf(toText(held.available));
    const isHeld = held !== undefined && toText(held.total) !== '0';
    return {
      ...{ clientOrderId, instrumentId, side: 'Sell', type: 'Market', limitPrice: null, timeInForce: 'IOC' },
      quantity: quantity !== undefined && isHeld ? quantity : roundDown(available, lotSize),
      ...{ postOnly: false, reduceOnly: true },
    };
  };
