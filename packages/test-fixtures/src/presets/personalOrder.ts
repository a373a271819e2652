import {
  priceOf,
  quantityOf,
  type InstrumentId,
  type OrderRequest,
  type Side,
  type SubmitAnswer,
  type VenueOrder,
} from '@bot/core';
import { FixtureError } from '../errors/fixtureError';
import { decimalText } from '../text/decimalText';
import type { World } from '../world/world';

/** Amounts are decimal text. Without a limit it is a market order. */
export interface PersonalOrder {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly quantity: string;
  readonly limit?: string;
}

/** Places an order on the account as a person would, past the bot. */
export async function placePersonally(world: World, order: PersonalOrder): Promise<SubmitAnswer> {
  const { venue } = world;
  return world.run(() => venue.broker.submitOrder(toRequest(`person-${venue.truth.requests().length + 1}`, order)));
}

/** An order that the venue took, as the venue lists it. @throws FixtureError when it refused */
export async function placedOrder(world: World, order: PersonalOrder): Promise<VenueOrder> {
  const answer = await placePersonally(world, order);
  if (answer.outcome === 'Accepted') return world.run(() => world.venue.broker.order(answer.venueOrderId));
  const happened = `The venue did not take the order. ${answer.reason}: ${answer.message}`;
  throw new FixtureError('MissingCapability', { happened });
}

const toRequest = (clientOrderId: string, { instrumentId, side, quantity, limit }: PersonalOrder): OrderRequest => ({
  clientOrderId,
  instrumentId,
  side,
  type: limit === undefined ? 'Market' : 'Limit',
  quantity: quantityOf(decimalText(quantity, 'quantity')),
  limitPrice: limit === undefined ? null : priceOf(decimalText(limit, 'limit price')),
  timeInForce: limit === undefined ? 'IOC' : 'GTC',
  postOnly: false,
  reduceOnly: false,
});
