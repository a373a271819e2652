import type { SubmitAnswer, VenueOrder } from '@bot/core';
import { FixtureError } from '../errors/fixtureError';
import type { World } from '../world/world';
import { personalRequest, type PersonalOrder } from './personalRequest';

/** Places an order on the account as a person would, past the bot. */
export async function placePersonally(world: World, order: PersonalOrder): Promise<SubmitAnswer> {
  const { venue } = world;
  return world.run(() =>
    venue.broker.submitOrder(personalRequest(`person-${venue.truth.requests().length + 1}`, order)),
  );
}

/** An order that the venue took, as the venue lists it. @throws FixtureError when it refused */
export async function placedOrder(world: World, order: PersonalOrder): Promise<VenueOrder> {
  const answer = await placePersonally(world, order);
  if (answer.outcome === 'Accepted') return world.run(() => world.venue.broker.order(answer.venueOrderId));
  const happened = `The venue did not take the order. ${answer.reason}: ${answer.message}`;
  throw new FixtureError('MissingCapability', { happened });
}
