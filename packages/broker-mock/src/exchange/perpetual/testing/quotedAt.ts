import { quantityOf, type Instrument } from '@bot/core';
import { perpetualX, type Exchange } from '../../testing/openExchange';

/** A lot is a twentieth, so that a position of one can meet orders for parts of it. Initial margin 10 %, maintenance 5 %. */
export const finePerpetual: Instrument = {
  ...perpetualX,
  lotSize: quantityOf('0.05'),
  minQuantity: quantityOf('0.05'),
};

/** Other people quote a perpetual one tick below and above a price, so that it is the mark. */
export const quotedAt = ({ quote }: Exchange, ticks: number, lots = 1_000, instrumentId = 'X-PERP') =>
  quote({ instrumentId, bids: [[ticks - 1, lots]], asks: [[ticks + 1, lots]] });

/** A position as if it had been traded before. */
export const seeded = (
  { run }: Exchange,
  lots: number,
  entryTicks: number,
  accountId = 'alice',
  instrumentId = 'X-PERP',
) => run({ type: 'SeedPosition', at: 0, accountId, instrumentId, lots, entryTicks });
