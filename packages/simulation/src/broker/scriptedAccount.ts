import {
  add,
  applyFill,
  asMoney,
  averageEntryPrice,
  balanceOf,
  equals,
  flatPosition,
  isFlat,
  isNegative,
  moneyOf,
  negate,
  quantityOf,
  scale,
  sum,
  toText,
  zeroMoney,
  type Balance,
  type ClientOrderId,
  type Currency,
  type Execution,
  type Instrument,
  type InstrumentId,
  type Money,
  type Position,
  type Quantity,
  type VenuePosition,
} from '@bot/core';

/** Money kept back for one order. */
export interface OrderHold {
  readonly currency: Currency;
  readonly amount: Money;
}

/** Cash, coins, holds and positions of the one account. */
export interface ScriptedAccount {
  balances(): readonly Balance[];
  available(currency: Currency): Money;
  /** All of it, also what is kept back. */
  total(currency: Currency): Money;
  position(instrument: Instrument): Position;
  /** Coins for spot, contracts for a perpetual. */
  netQuantity(instrument: Instrument): Quantity;
  positions(): readonly VenuePosition[];
  /** Money or coins from outside; below zero they leave. */
  deposit(currency: Currency, amount: Money): void;
  placeHold(clientOrderId: ClientOrderId, hold: OrderHold): void;
  releaseHold(clientOrderId: ClientOrderId): void;
  settle(instrument: Instrument, execution: Execution): void;
  /** A position from before the story began: for spot the coins arrive, and no cash moves. */
  holdPosition(instrument: Instrument, execution: Execution): void;
}

export function createScriptedAccount(instruments: readonly Instrument[]): ScriptedAccount {
  const totals = new Map<Currency, Money>();
  const holds = new Map<ClientOrderId, OrderHold>();
  const books = new Map<InstrumentId, Position>();

  const book = ({ instrumentId }: Instrument): Position => books.get(instrumentId) ?? flatPosition(instrumentId);
  const move = (currency: Currency, amount: Money): void =>
    void totals.set(currency, add(totals.get(currency) ?? zeroMoney, amount));

  /** Margin of open perpetuals at what they cost. */
  const margins = (currency: Currency): Money[] =>
    instruments
      .filter(({ kind, quoteCurrency }) => kind === 'Perpetual' && quoteCurrency === currency)
      .map((instrument) => scale(unsigned(book(instrument).costBasis), instrument.initialMarginRate));

  function balance(currency: Currency): Balance {
    const forOrders = [...holds.values()].filter((hold) => hold.currency === currency).map(({ amount }) => amount);
    return balanceOf(currency, totals.get(currency) ?? zeroMoney, sum([...forOrders, ...margins(currency)], zeroMoney));
  }

  const netQuantity = (instrument: Instrument): Quantity =>
    instrument.kind === 'Spot'
      ? quantityOf(toText(totals.get(instrument.baseCurrency) ?? zeroMoney))
      : book(instrument).netQuantity;

  function venuePosition(instrument: Instrument): VenuePosition {
    const { instrumentId, contractSize } = instrument;
    const held = netQuantity(instrument);
    const known = equals(book(instrument).netQuantity, held);
    return {
      instrumentId,
      netQuantity: held,
      averageEntryPrice: known ? averageEntryPrice(book(instrument), contractSize) : null,
    };
  }

  return {
    balances: () => [...totals.keys()].sort().map(balance),
    available: (currency) => balance(currency).available,
    total: (currency) => totals.get(currency) ?? zeroMoney,
    position: book,
    netQuantity,
    positions: () => instruments.map(venuePosition).filter((position) => !isFlat(position)),
    deposit: move,
    placeHold: (clientOrderId, hold) => void holds.set(clientOrderId, hold),
    releaseHold: (clientOrderId) => void holds.delete(clientOrderId),
    settle(instrument, execution) {
      const { position, realizedPnl } = applyFill(book(instrument), execution);
      books.set(instrument.instrumentId, position);
      move(instrument.quoteCurrency, negate(execution.commission));
      if (instrument.kind === 'Perpetual') return move(instrument.quoteCurrency, realizedPnl);
      const bought = execution.side === 'Buy';
      const paid = asMoney(execution.value);
      move(instrument.quoteCurrency, bought ? negate(paid) : paid);
      move(instrument.baseCurrency, bought ? coins(execution.quantity) : negate(coins(execution.quantity)));
    },
    holdPosition(instrument, execution) {
      books.set(instrument.instrumentId, applyFill(book(instrument), execution).position);
      if (instrument.kind === 'Spot') move(instrument.baseCurrency, coins(execution.quantity));
    },
  };
}

/** A quantity of spot is an amount of its base currency. */
export const coins = (quantity: Quantity): Money => moneyOf(toText(quantity));

const unsigned = (amount: Money): Money => (isNegative(amount) ? negate(amount) : amount);
