import { notionalOf, type InstrumentId } from '@bot/core';
import { btcPerp, btcUsd } from '@bot/simulation';
import { decideVenue } from '../../../exchange/decideVenue';
import { evolveVenue } from '../../../exchange/evolveVenue';
import { nextFollowUp } from '../../../exchange/runCommand';
import type { VenueCommand } from '../../../exchange/venueCommand';
import type { AccountId, OrderEntry, QuotedBook, VenueEvent } from '../../../exchange/venueEvent';
import { createVenueState, type VenueSetup, type VenueState } from '../../../exchange/venueState';
import { fixedFees } from '../../../models/feeModel';

const small = { minNotional: notionalOf('0') };

/** Two spot products that share their coins, and a perpetual. A tick is 0.01, a lot 0.0001. */
export const smallSetup: VenueSetup = {
  instruments: [
    { ...btcUsd, ...small },
    { ...btcUsd, ...small, instrumentId: 'BTC-EUR', quoteCurrency: 'EUR' },
    { ...btcPerp, ...small },
  ],
  feeModel: fixedFees({ maker: '0.006', taker: '0.012' }),
  rules: { 'BTC-USD': { priceBandBps: null }, 'BTC-EUR': { priceBandBps: null }, 'BTC-PERP': { priceBandBps: null } },
};

export interface SmallVenue {
  readonly state: VenueState;
  /** Everything that has happened. */
  readonly log: readonly VenueEvent[];
  /** Carries a command out with what precedes it and what follows from it, as the floor does. */
  run(command: VenueCommand): readonly VenueEvent[];
  watch(watcher: Watcher): void;
  /** A limit order for 10 lots at 5,000 ticks of BTC-USD, good till canceled, changed as asked. Gives its number. */
  submit(accountId: AccountId, change?: Partial<OrderEntry>, at?: number): number;
  cancel(accountId: AccountId, orderNo: number, at?: number): void;
  /** Other people quote anew in BTC-USD, or where `more` says. */
  quote(bids: QuotedBook['bids'], asks: QuotedBook['asks'], more?: Partial<QuotedBook>, at?: number): void;
}

/** Who is told of events. */
export interface Watcher {
  /** Called right after each event was applied. */
  readonly observe?: (event: VenueEvent) => void;
  /** Called with all events of one command after they were applied. */
  readonly publish?: (events: readonly VenueEvent[]) => void;
}

/** Ann and Ben have 1,000,000 USD and 1,000 BTC each. */
export function openSmallVenue(setup: VenueSetup = smallSetup): SmallVenue {
  const state = createVenueState(setup);
  const log: VenueEvent[] = [];
  const watchers: Watcher[] = [];
  let now = 0;

  function carryOut(command: VenueCommand): void {
    const events = decideVenue(state, command);
    for (const event of events) {
      evolveVenue(state, event);
      for (const { observe } of watchers) observe?.(event);
    }
    log.push(...events);
    for (const { publish } of watchers) publish?.(events);
  }

  function followUp(at: number): void {
    for (let next = nextFollowUp(state, at); next !== null; next = nextFollowUp(state, at)) carryOut(next);
  }

  function run(command: VenueCommand): readonly VenueEvent[] {
    const before = log.length;
    now = command.at;
    followUp(command.at);
    carryOut(command);
    followUp(command.at);
    return log.slice(before);
  }

  for (const accountId of ['ann', 'ben']) {
    run({ type: 'Deposit', at: 0, accountId, currency: 'USD', units: 10n ** 24n });
    run({ type: 'Deposit', at: 0, accountId, currency: 'BTC', units: 10n ** 21n });
  }

  return {
    state,
    log,
    run,
    watch: (watcher) => void watchers.push(watcher),
    submit(accountId, change = {}, at = now) {
      const entry: OrderEntry = {
        ...{ clientOrderId: `c${state.orderCount + 1}`, instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit' },
        ...{ lots: 10, spend: 0n, limitTicks: 5_000, stopTicks: null, stopDirection: null, timeInForce: 'GTC' },
        ...{ expiresAt: null, postOnly: false, reduceOnly: false, leverage: null },
        ...change,
      };
      run({ type: 'SubmitOrder', at, accountId, entry });
      return state.orderCount;
    },
    cancel: (accountId, orderNo, at = now) => void run({ type: 'CancelOrder', at, accountId, orderNo }),
    quote(bids, asks, more = {}, at = now) {
      const instrumentId: InstrumentId = 'BTC-USD';
      run({ type: 'StepMarket', at, books: [{ instrumentId, bids, asks, ...more }], takings: [], position: {} });
    },
  };
}
