import {
  assert,
  isMultipleOf,
  moneyOf,
  priceOf,
  quantityOf,
  ratioOf,
  toSteps,
  toUnits,
  type Clock,
  type InstrumentId,
  type Quantity,
} from '@bot/core';
import type { VenueControl } from '@bot/simulation';
import { orderNoOf, tradeNoOf } from '../exchange/ids';
import { quotedNow } from '../exchange/market/quotedNow';
import { unitsOf } from '../exchange/units';
import type { VenueCommand } from '../exchange/venueCommand';
import type { AccountId } from '../exchange/venueEvent';
import { marketNamed } from '../exchange/venueState';
import type { SteeredMarket } from '../market/steeredMarket';
import type { Floor } from './floor';
import { submitCommand } from './orderCommands';
import type { VenueKey } from './venueKey';

export interface VenueControlParts extends Pick<VenueControl, 'faults' | 'account'> {
  readonly accountId: AccountId;
  readonly key: VenueKey;
  readonly clock: Clock;
  readonly floor: Floor;
  readonly market: SteeredMarket;
}

/** What a test may do to the venue and its market. */
export function createVenueControl(parts: VenueControlParts): VenueControl {
  const { accountId, key, clock, floor, market, faults, account } = parts;
  const { state } = floor;
  const run = (command: () => VenueCommand): void => floor.run({ causationId: 'control', command });
  /** A price that was set stands at once, not only at the next step. */
  const quoteNow = (instrumentId: InstrumentId): void =>
    run(() => {
      const at = clock.now();
      const books = [market.bookAt(instrumentId, at)].filter((book) => book !== null);
      return { type: 'StepMarket', at, books, takings: [], position: market.position() };
    });
  /** In lots. @throws AssertionFailed for what is no whole number of them */
  const lotsOf = (instrumentId: InstrumentId, quantity: Quantity): number => {
    const { lotSize } = marketNamed(state, instrumentId).listing.instrument;
    assert(isMultipleOf(quantity, lotSize), `a quantity of ${instrumentId} is a whole number of lots`);
    return toSteps(quantity, lotSize);
  };

  return {
    deposit(currency, amount) {
      const units = unitsOf(moneyOf(amount));
      run(() => ({ type: 'Deposit', at: clock.now(), accountId, currency, units }));
    },
    holds(instrumentId, position) {
      const lots = lotsOf(instrumentId, quantityOf(position.quantity));
      const { isPerpetual, instrument } = marketNamed(state, instrumentId).listing;
      const { tickSize } = instrument;
      assert(isPerpetual || lots >= 0, 'only a perpetual can be held short');
      const entryTicks = toSteps(priceOf(position.entryPrice), tickSize);
      run(() => ({ type: 'SeedPosition', at: clock.now(), accountId, instrumentId, lots, entryTicks }));
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
    take(instrumentId, side, quantity) {
      const lots = lotsOf(instrumentId, quantityOf(quantity));
      assert(lots > 0, 'somebody takes a quantity above zero');
      const taking = { instrumentId, side, lots };
      run(() => {
        const books = [quotedNow(marketNamed(state, instrumentId))];
        return { type: 'StepMarket', at: clock.now(), books, takings: [taking], position: market.position() };
      });
    },
    status(instrumentId, status) {
      marketNamed(state, instrumentId);
      run(() => ({ type: 'SetStatus', at: clock.now(), instrumentId, status }));
    },
    fundingRate(instrumentId, rate) {
      marketNamed(state, instrumentId);
      const ppb = rate === null ? null : Number(toUnits(ratioOf(rate), 9));
      run(() => ({ type: 'SetFundingRate', at: clock.now(), instrumentId, ppb }));
    },
    manualOrder: (request) => run(() => submitCommand({ state, accountId, key, at: clock.now() }, request)),
    rejectLate(venueOrderId, reason) {
      const orderNo = orderNoOf(venueOrderId) ?? 0;
      run(() => ({ type: 'EndLate', at: clock.now(), orderNo, status: 'Rejected', reason }));
    },
    cancelRest(venueOrderId, reason) {
      const orderNo = orderNoOf(venueOrderId) ?? 0;
      run(() => ({ type: 'EndLate', at: clock.now(), orderNo, status: 'Canceled', reason }));
    },
    bust(tradeId) {
      const tradeNo = tradeNoOf(tradeId) ?? 0;
      run(() => ({ type: 'BustTrade', at: clock.now(), tradeNo }));
    },
    loseOpenOrders: () => run(() => ({ type: 'LoseOpenOrders', at: clock.now() })),
    permissions: (change) => key.allow(change),
    account,
    faults,
  };
}
