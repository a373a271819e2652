import {
  absolute,
  add,
  asMoney,
  assert,
  exceeds,
  isNegative,
  isZero,
  moneyOf,
  negate,
  notionalFor,
  opposite,
  priceOf,
  quantityOf,
  subtract,
  toText,
  zeroMoney,
  zeroQuantity,
  type Balance,
  type ClientOrderId,
  type Currency,
  type FillDetail,
  type FundingPayment,
  type Instrument,
  type InstrumentId,
  type Money,
  type Notional,
  type Quantity,
  type TradeId,
  type VenueOrder,
  type VenuePosition,
} from '@bot/core';
import { checkHolds } from './checkHolds';
import { checkOrderQuantities, noFills, type FillSums } from './checkOrderQuantities';
import { afterFill, noTrade, ROUNDING, type OpenTrade } from './openTrade';
import { mustEqual, type Violation } from './violation';

export interface LedgerOpening {
  readonly instruments: readonly Instrument[];
  readonly openingBalances: readonly Pick<Balance, 'currency' | 'total'>[];
  /** Of spot only the entry price matters here: how much there is stands in the balances. */
  readonly openingPositions?: readonly VenuePosition[];
}

export type PositionQuantity = Pick<VenuePosition, 'instrumentId' | 'netQuantity'>;

/** What should be there, by adding up fills. */
export interface LedgerBooks {
  readonly cash: ReadonlyMap<Currency, Money>;
  readonly netQuantities: ReadonlyMap<InstrumentId, Quantity>;
  /** Profit of what was closed, before commission. */
  readonly realizedPnl: ReadonlyMap<InstrumentId, Money>;
  readonly commission: ReadonlyMap<Currency, Money>;
}

/**
 * Adds up what fills must have done to cash and positions. It is simpler than the bot's and the venue's own books and
 * shares no code with them but the arithmetic of amounts, so that one mistake cannot hide in both.
 */
export interface IndependentLedger {
  /** A trade id that was recorded before changes nothing. A reversal gives value, coins and fee back; the order stays. */
  recordFill(fill: FillDetail): void;
  /** A payment that was recorded before changes nothing. */
  recordFunding(payment: FundingPayment): void;
  /** Money or coins from outside; below zero they left. */
  recordDeposit(currency: Currency, amount: Money): void;
  books(): LedgerBooks;
  /** INV-01: every balance is the opening, plus deposits, plus and minus fills and fees. */
  checkCash(balances: readonly Balance[]): readonly Violation[];
  /** INV-02: every position is the opening plus the fills. */
  checkPositions(positions: readonly PositionQuantity[]): readonly Violation[];
  /** INV-03: total = available + hold, nothing below zero, nothing held for orders that have ended. */
  checkHolds(balances: readonly Balance[], openOrders: readonly VenueOrder[]): readonly Violation[];
  /** INV-04: what an order says of itself is what its fills add up to. */
  checkOrderQuantities(orders: readonly VenueOrder[]): readonly Violation[];
}

/**
 * Spot: a buy takes value and fee out of the quote currency and brings coins. Perpetual: cash moves by what was realised
 * and by fees. Worked example: 10,000 USD, buy 0.01 BTC at 50,000 for a fee of 3 → 9,497 USD and 0.01 BTC.
 */
export function createIndependentLedger(opening: LedgerOpening): IndependentLedger {
  const instruments = new Map(opening.instruments.map((instrument) => [instrument.instrumentId, instrument]));
  const cash = new Map(opening.openingBalances.map(({ currency, total }) => [currency, total]));
  const trades = new Map<InstrumentId, OpenTrade>();
  const commissions = new Map<Currency, Money>();
  const fillsByOrder = new Map<ClientOrderId, FillSums>();
  const seen = new Set<TradeId>();
  const paid = new Set<string>();

  for (const position of opening.openingPositions ?? []) {
    const { contractSize } = instrumentOf(position.instrumentId);
    trades.set(position.instrumentId, afterFill(noTrade, asFill(position), contractSize));
  }

  function instrumentOf(instrumentId: InstrumentId): Instrument {
    const instrument = instruments.get(instrumentId);
    assert(instrument !== undefined, `the ledger must know every instrument that is traded, also ${instrumentId}`);
    return instrument;
  }

  function recordFill(fill: FillDetail): void {
    if (seen.has(fill.tradeId)) return;
    seen.add(fill.tradeId);
    if (fill.tradeType === 'Reversal') return void settle(givenBack(fill));
    const value = settle(fill);
    const sums = fillsByOrder.get(fill.clientOrderId) ?? noFills;
    fillsByOrder.set(fill.clientOrderId, {
      quantity: add(sums.quantity, fill.quantity),
      value: add(sums.value, value),
      commission: add(sums.commission, fill.commission),
    });
  }

  /** Moves position and cash; gives the value. */
  function settle(fill: FillDetail): Notional {
    const instrument = instrumentOf(fill.instrumentId);
    const value = notionalFor(fill.price, fill.quantity, instrument.contractSize);
    const before = trades.get(fill.instrumentId) ?? noTrade;
    const after = afterFill(before, fill, instrument.contractSize);
    trades.set(fill.instrumentId, after);
    move(commissions, fill.commissionCurrency, fill.commission);
    move(cash, fill.commissionCurrency, negate(fill.commission));
    if (instrument.kind === 'Perpetual') {
      move(cash, instrument.quoteCurrency, subtract(after.realized, before.realized));
    } else {
      const buys = fill.side === 'Buy';
      const coins = moneyOf(toText(fill.quantity));
      move(cash, instrument.quoteCurrency, buys ? negate(asMoney(value)) : asMoney(value));
      move(cash, instrument.baseCurrency, buys ? coins : negate(coins));
    }
    return value;
  }

  /** Of spot it is the balance of the coin, as venues have it. */
  const netQuantity = ({ kind, instrumentId, baseCurrency }: Instrument): Quantity =>
    kind === 'Spot'
      ? quantityOf(toText(cash.get(baseCurrency) ?? zeroMoney))
      : (trades.get(instrumentId) ?? noTrade).netQuantity;

  /** Realised profit of perpetuals divides, and may be rounded elsewhere than here; all the rest must be equal. */
  const slack = (currency: Currency): Money => {
    const divides = ({ kind, quoteCurrency }: Instrument): boolean =>
      kind === 'Perpetual' && quoteCurrency === currency;
    return opening.instruments.some(divides) ? ROUNDING : zeroMoney;
  };

  function checkCash(balances: readonly Balance[]): readonly Violation[] {
    const found = new Map(balances.map(({ currency, total }) => [currency, total]));
    return [...new Set([...cash.keys(), ...found.keys()])].sort().flatMap((currency) => {
      const expected = cash.get(currency) ?? zeroMoney;
      const actual = found.get(currency) ?? zeroMoney;
      const isClose = !exceeds(absolute(subtract(expected, actual)), slack(currency));
      return isClose ? [] : mustEqual('INV-01', `the balance of ${currency}`, expected, actual);
    });
  }

  function checkPositions(positions: readonly PositionQuantity[]): readonly Violation[] {
    const found = new Map(positions.map((position) => [position.instrumentId, position.netQuantity]));
    return [...new Set([...instruments.keys(), ...found.keys()])].sort().flatMap((instrumentId) => {
      const instrument = instruments.get(instrumentId);
      const expected = instrument === undefined ? zeroQuantity : netQuantity(instrument);
      return mustEqual('INV-02', `the position in ${instrumentId}`, expected, found.get(instrumentId) ?? zeroQuantity);
    });
  }

  const openPerpetuals = (): ReadonlySet<Currency> =>
    new Set(
      opening.instruments
        .filter((instrument) => instrument.kind === 'Perpetual' && !isZero(netQuantity(instrument)))
        .map(({ quoteCurrency }) => quoteCurrency),
    );

  return {
    recordFill,
    recordFunding({ fundingId, currency, amount }) {
      if (paid.has(fundingId)) return;
      paid.add(fundingId);
      move(cash, currency, amount);
    },
    recordDeposit: (currency, amount) => move(cash, currency, amount),
    books: () => ({
      cash: new Map(cash),
      netQuantities: new Map(
        opening.instruments.map((instrument) => [instrument.instrumentId, netQuantity(instrument)]),
      ),
      realizedPnl: new Map([...trades].map(([instrumentId, { realized }]) => [instrumentId, realized])),
      commission: new Map(commissions),
    }),
    checkCash,
    checkPositions,
    checkHolds: (balances, openOrders) =>
      checkHolds({ balances, openOrders, instruments, currenciesWithMargin: openPerpetuals() }),
    checkOrderQuantities: (orders) => checkOrderQuantities(orders, fillsByOrder),
  };
}

/** The trade that undoes the one that a reversal takes back. */
const givenBack = (fill: FillDetail): FillDetail => ({
  ...fill,
  side: opposite(fill.side),
  commission: negate(fill.commission),
});

const move = (book: Map<Currency, Money>, currency: Currency, amount: Money): void =>
  void book.set(currency, add(book.get(currency) ?? zeroMoney, amount));

/** Coins of unknown price count as free: only the realised profit of spot depends on it, and no cash does. */
const asFill = ({
  netQuantity,
  averageEntryPrice,
}: VenuePosition): Pick<FillDetail, 'side' | 'price' | 'quantity'> => ({
  side: isNegative(netQuantity) ? 'Sell' : 'Buy',
  quantity: absolute(netQuantity),
  price: averageEntryPrice ?? priceOf('0'),
});
