import { moneyOf, priceOf, quantityOf, type Clock, type InstrumentId } from '@bot/core';
import type { VenueControl, VenueFaults } from '@bot/simulation';
import type { VenueCommand } from '../exchange/venueCommand';
import type { AccountId } from '../exchange/venueEvent';
import type { SteeredMarket } from '../market/steeredMarket';
import type { Floor } from './floor';

export interface VenueControlParts {
  readonly accountId: AccountId;
  readonly clock: Clock;
  readonly floor: Floor;
  readonly market: SteeredMarket;
  readonly faults: VenueFaults;
}

/** What a test may do to the venue and its market. */
export function createVenueControl({ accountId, clock, floor, market, faults }: VenueControlParts): VenueControl {
  const run = (command: () => VenueCommand): void => floor.run({ causationId: 'control', command });
  /** A price that was set stands at once, not only at the next step. */
  const quoteNow = (instrumentId: InstrumentId): void =>
    run(() => {
      const at = clock.now();
      const books = [market.bookAt(instrumentId, at)].filter((book) => book !== null);
      return { type: 'StepMarket', at, books, position: market.position() };
    });

  return {
    deposit(currency, amount) {
      const value = moneyOf(amount);
      run(() => ({ type: 'Deposit', at: clock.now(), accountId, currency, value }));
    },
    holds(instrumentId, position) {
      const netQuantity = quantityOf(position.quantity);
      const entryPrice = priceOf(position.entryPrice);
      run(() => ({ type: 'SeedPosition', at: clock.now(), accountId, instrumentId, netQuantity, entryPrice }));
    },
    price(instrumentId, price) {
      market.price(instrumentId, price, clock.now());
      quoteNow(instrumentId);
    },
    path(instrumentId, path) {
      market.path(instrumentId, path, clock.now());
      quoteNow(instrumentId);
    },
    depth: (instrumentId, quantity) => market.depth(instrumentId, quantity),
    faults,
  };
}
