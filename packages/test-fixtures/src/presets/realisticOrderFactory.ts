import { toText, type InstrumentId, type RejectReason, type Side, type SubmitAnswer, type VenueOrder } from '@bot/core';
import type { World } from '../world/world';
import { placedOrder, placePersonally } from './personalOrder';

/** Decimal text. */
export interface OrderTemplate {
  readonly instrumentId?: InstrumentId;
  readonly side?: Side;
  readonly quantity?: string;
}

export interface RealisticOrderFactory {
  /** A market order that is filled. Default: Buy 0.01 BTC-USD. */
  filledOrder(template?: OrderTemplate): Promise<VenueOrder>;
  /** A limit order of which `filled` is filled and the rest stands. Default: 0.06 of 0.1 BTC-USD. */
  partiallyFilledOrder(template?: OrderTemplate & { readonly filled?: string }): Promise<VenueOrder>;
  /** An order that the venue refuses. Default: for lack of money. */
  rejectedOrder(template?: OrderTemplate & { readonly reason?: RejectReason }): Promise<SubmitAnswer>;
}

/** Makes real orders at the true venue, past the bot; their ids are the venue's. */
export function realisticOrderFactory(world: World): RealisticOrderFactory {
  const { venue } = world;
  const order = ({ instrumentId = 'BTC-USD', side = 'Buy', quantity = '0.01' }: OrderTemplate) => ({
    instrumentId,
    side,
    quantity,
  });
  return {
    filledOrder: (template = {}) => placedOrder(world, order(template)),
    async partiallyFilledOrder({ filled = '0.06', quantity = '0.1', ...template } = {}) {
      const wanted = order({ ...template, quantity });
      const market = venue.market(wanted.instrumentId);
      market.depth(filled);
      // The size stands from the next step of the market on.
      await world.advance('10s');
      const { bid, ask } = venue.truth.quote(wanted.instrumentId);
      const placed = await placedOrder(world, { ...wanted, limit: toText(wanted.side === 'Buy' ? ask : bid) });
      market.depth('0');
      return placed;
    },
    rejectedOrder({ reason = 'InsufficientFunds', ...template } = {}) {
      venue.faults.on('submitOrder').reject(reason);
      return placePersonally(world, order(template));
    },
  };
}
