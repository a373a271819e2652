import {
  createVenueState,
  decideVenue,
  evolveVenue,
  fixedFees,
  reportsAfter,
  type OrderEntry,
  type VenueCommand,
} from '@bot/broker-mock';
import { notionalOf, priceOf, quantityOf, ratioOf, type Instrument } from '@bot/core';
import { queuesOf } from '../matching/queuesOf';
import { createTally, traded, type Engine } from '../workload/engine';

/** Nobody both buys and sells, so nobody meets himself. */
const ACCOUNTS = 8;
const BUYERS = Array.from({ length: ACCOUNTS }, (_, i) => `buyer ${i}`);
const SELLERS = Array.from({ length: ACCOUNTS }, (_, i) => `seller ${i}`);
/** More than any of them will ever need, in units of 10⁻¹⁸. */
const PLENTY = 10n ** 36n;
const OPENED_AT = 1_800_000_000_000;

const instruments = (markets: number): readonly Instrument[] =>
  Array.from({ length: markets }, (_, i) => instrument(`C${i}`));

const instrument = (baseCurrency: string): Instrument => ({
  instrumentId: `${baseCurrency}-USD`,
  kind: 'Spot',
  baseCurrency,
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.00000001'),
  minQuantity: quantityOf('0.00000001'),
  maxQuantity: quantityOf('1000'),
  minNotional: notionalOf('0.0000000001'),
  contractSize: ratioOf('1'),
  initialMarginRate: ratioOf('1'),
  maintenanceMarginRate: ratioOf('1'),
});

/** The whole step of the simulated exchange: decide, match, move money, holds, fees and positions, and write reports. */
export function createOurVenue(markets: number, slots: number): Engine {
  const listed = instruments(markets);
  const state = createVenueState({
    instruments: listed,
    feeModel: fixedFees({ maker: '0.004', taker: '0.006' }),
    // The books from npm forget an order when it ends; the exchange remembers some for those who ask again.
    keptEnds: 1_000,
    rules: Object.fromEntries(
      listed.map(({ instrumentId }) => [instrumentId, { maxOpenOrders: Number.MAX_SAFE_INTEGER }]),
    ),
  });
  const ids = listed.map(({ instrumentId }) => instrumentId);
  const orderNos = new Array<number>(slots).fill(0);
  const owners = new Array<string>(slots).fill('');
  const tally = createTally();
  let at = OPENED_AT;
  let reports = 0;

  function run(command: VenueCommand): void {
    for (const event of decideVenue(state, command)) {
      evolveVenue(state, event);
      reports += reportsAfter(state, event).length;
      if (event.type === 'TradeExecuted') traded(tally, event.ticks, event.lots);
    }
  }

  function submit(name: string, market: number, isBuy: boolean, limitTicks: number | null, lots: number): string {
    const accountId = textAt(isBuy ? BUYERS : SELLERS, at % ACCOUNTS);
    const entry: OrderEntry = {
      clientOrderId: name,
      instrumentId: textAt(ids, market),
      side: isBuy ? 'Buy' : 'Sell',
      type: limitTicks === null ? 'Market' : 'Limit',
      lots,
      spend: 0n,
      limitTicks,
      stopTicks: null,
      stopDirection: null,
      timeInForce: limitTicks === null ? 'IOC' : 'GTC',
      expiresAt: null,
      postOnly: false,
      reduceOnly: false,
      leverage: null,
    };
    at += 1;
    run({ type: 'SubmitOrder', at, accountId, entry });
    return accountId;
  }

  for (const accountId of BUYERS) run({ type: 'Deposit', at, accountId, currency: 'USD', units: PLENTY });
  for (const accountId of SELLERS) {
    for (const { baseCurrency } of listed)
      run({ type: 'Deposit', at, accountId, currency: baseCurrency, units: PLENTY });
  }

  return {
    tally,
    add(slot, name, market, isBuy, ticks, lots) {
      owners[slot] = submit(name, market, isBuy, ticks, lots);
      orderNos[slot] = state.orderCount;
    },
    cancel(slot) {
      at += 1;
      run({ type: 'CancelOrder', at, accountId: textAt(owners, slot), orderNo: Number(orderNos[slot]) });
    },
    take(market, name, isBuy, lots) {
      submit(name, market, isBuy, null, lots);
    },
    *waiting(market) {
      const book = state.markets.get(textAt(ids, market))?.book;
      if (book !== undefined) yield* queuesOf(book);
    },
  };
}

const textAt = (texts: readonly string[], index: number): string => texts[index] ?? '';
