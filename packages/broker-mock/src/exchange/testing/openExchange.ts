import { notionalOf, priceOf, quantityOf, ratioOf, type Instrument } from '@bot/core';
import { fixedFees } from '../../models/feeModel';
import { runCommand } from '../runCommand';
import { PPM, type Units } from '../units';
import type { Taking, VenueCommand } from '../venueCommand';
import type { AccountId, OrderEntry, QuotedBook, VenueEvent } from '../venueEvent';
import { createVenueState, type VenueSetup, type VenueState } from '../venueState';

/** Ticks and lots of one, so that figures are easy to follow. */
export const spotX: Instrument = {
  instrumentId: 'X-USD',
  kind: 'Spot',
  baseCurrency: 'X',
  quoteCurrency: 'USD',
  tickSize: priceOf('1'),
  lotSize: quantityOf('1'),
  minQuantity: quantityOf('1'),
  maxQuantity: quantityOf('1000'),
  minNotional: notionalOf('10'),
  contractSize: ratioOf('1'),
  initialMarginRate: ratioOf('1'),
  maintenanceMarginRate: ratioOf('1'),
};

export const perpetualX: Instrument = {
  ...spotX,
  instrumentId: 'X-PERP',
  kind: 'Perpetual',
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};

/** Whole units of currency. */
export const units = (amount: number): Units => BigInt(Math.round(amount * PPM)) * 10n ** 12n;

export interface Exchange {
  readonly state: VenueState;
  /** Everything that has happened, oldest first. */
  readonly log: readonly VenueEvent[];
  run(command: VenueCommand): readonly VenueEvent[];
  /** A limit buy of 5 lots of X-USD at 100, changed as asked, by an account or by alice. */
  submit(change?: Partial<OrderEntry>, accountId?: AccountId): readonly VenueEvent[];
  cancel(orderNo: number, accountId?: AccountId): readonly VenueEvent[];
  /** What other people quote from now on: `{ bids: [[99, 10]], asks: [[101, 10]] }`. */
  quote(book: Partial<QuotedBook>, takings?: readonly Omit<Taking, 'instrumentId'>[]): readonly VenueEvent[];
  /** Lets time pass to `at`. */
  pass(at: number): readonly VenueEvent[];
  /** `[instrument ticks lots maker taker]` of all trades. */
  trades(): readonly string[];
}

/** An exchange at time 0: alice and bob with 10,000 USD and 100 X each, fees of 0.6 % and 1.2 %, and nobody else. */
export function openExchange(change: Partial<VenueSetup> = {}): Exchange {
  const state = createVenueState({
    instruments: [spotX, perpetualX],
    feeModel: fixedFees({ maker: '0.006', taker: '0.012' }),
    ...change,
  });
  const log: VenueEvent[] = [];
  let ids = 0;
  let now = 0;
  const run = (command: VenueCommand): readonly VenueEvent[] => {
    const events = runCommand(state, command);
    log.push(...events);
    return events;
  };
  for (const accountId of ['alice', 'bob']) {
    run({ type: 'Deposit', at: 0, accountId, currency: 'USD', units: units(10_000) });
    run({ type: 'Deposit', at: 0, accountId, currency: 'X', units: units(100) });
  }

  return {
    state,
    log,
    run,
    submit(order = {}, accountId = 'alice') {
      ids += 1;
      return run({
        type: 'SubmitOrder',
        at: now,
        accountId,
        entry: { ...limitBuy, clientOrderId: `c${ids}`, ...order },
      });
    },
    cancel: (orderNo, accountId = 'alice') => run({ type: 'CancelOrder', at: now, accountId, orderNo }),
    quote: (book, takings = []) =>
      run({
        ...{ type: 'StepMarket', at: now, position: { now } },
        books: [{ instrumentId: 'X-USD', bids: [], asks: [], ...book }],
        takings: takings.map((taking) => ({ instrumentId: book.instrumentId ?? 'X-USD', ...taking })),
      }),
    pass(at) {
      now = at;
      return run({ type: 'PassTime', at });
    },
    trades: () =>
      log.flatMap((event) =>
        event.type === 'TradeExecuted'
          ? [`${event.instrumentId} ${event.ticks} ${event.lots} ${event.maker.orderNo} ${event.taker.orderNo}`]
          : [],
      ),
  };
}

const limitBuy: OrderEntry = {
  ...{ clientOrderId: '', instrumentId: 'X-USD', side: 'Buy', type: 'Limit', timeInForce: 'GTC' },
  ...{ lots: 5, spend: 0n, limitTicks: 100, stopTicks: null, stopDirection: null },
  ...{ expiresAt: null, postOnly: false, reduceOnly: false, leverage: null },
};

/** A market order of so many lots. */
export const market = (side: 'Buy' | 'Sell', lots: number): Partial<OrderEntry> => ({
  ...{ side, type: 'Market', lots, limitTicks: null, timeInForce: 'IOC' },
});
