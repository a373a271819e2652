import { assert } from '@bot/core';
import type { MarketState, OrderAtVenue, VenueState } from '../venueState';

/** Puts an order among those that wait for their stop: the stop that is reached first stands first, of one price the older order. */
export function addStop(order: OrderAtVenue): void {
  const stops = stopsOf(order);
  const index = stops.findIndex((other) => comesAfter(other, order));
  stops.splice(index < 0 ? stops.length : index, 0, order);
  order.waitsForStop = true;
}

export function removeStop(order: OrderAtVenue): void {
  if (!order.waitsForStop) return;
  const stops = stopsOf(order);
  stops.splice(stops.indexOf(order), 1);
  order.waitsForStop = false;
}

export function removeWoken({ woken }: VenueState, order: OrderAtVenue): void {
  const index = woken.indexOf(order);
  if (index >= 0) woken.splice(index, 1);
}

/** A trade at a price: it is the last one now, and the stops that it reaches wake (VR-113, VR-117). */
export function tradedAt(state: VenueState, market: MarketState, ticks: number): void {
  market.lastTicks = ticks;
  wake(state, market.stopsUp, (stopTicks) => ticks >= stopTicks);
  wake(state, market.stopsDown, (stopTicks) => ticks <= stopTicks);
}

function wake({ woken }: VenueState, stops: OrderAtVenue[], isReached: (stopTicks: number) => boolean): void {
  for (let [first] = stops; first !== undefined && isReached(stopTicksOf(first)); [first] = stops) {
    stops.shift();
    first.waitsForStop = false;
    woken.push(first);
  }
}

const stopsOf = ({ market, entry }: OrderAtVenue): OrderAtVenue[] =>
  entry.stopDirection === 'Up' ? market.stopsUp : market.stopsDown;

function comesAfter(other: OrderAtVenue, order: OrderAtVenue): boolean {
  const further = stopTicksOf(other) - stopTicksOf(order);
  return (order.entry.stopDirection === 'Up' ? further : -further) > 0;
}

function stopTicksOf({ entry }: OrderAtVenue): number {
  assert(entry.stopTicks !== null, 'an order that waits for its stop has one');
  return entry.stopTicks;
}
