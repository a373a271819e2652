import {
  add,
  asMoney,
  equityOf,
  isNegative,
  notionalFor,
  scale,
  subtract,
  unrealizedPnl,
  zeroMoney,
  type Currency,
  type Instrument,
  type InstrumentId,
  type Mark,
  type Money,
  type Quote,
  type ValuedPosition,
} from '@bot/core';
import type { StateInSight } from './engineState';
import { keptTotal } from './keptTotal';

export const latestMark = ({ view }: StateInSight, instrumentId: InstrumentId): Mark | undefined =>
  view.marks.get(instrumentId)?.latest();

/** Nothing is judged before our books were compared with the venue's, or on a quote that a newer one has overtaken. */
export function isJudged(state: StateInSight, { instrumentId, at }: Quote): boolean {
  const mark = latestMark(state, instrumentId);
  const isOvertaken = mark === undefined || mark.at > at;
  return state.view.reconciled && state.ledger.instruments.has(instrumentId) && !isOvertaken;
}

/** Cash plus what open positions add to it; null while cash is not known or a position has no mark. */
export function equityNow(state: StateInSight): Money | null {
  const { ledger } = state;
  if (ledger.cash.size === 0) return null;
  const worth = worthOfPositions(state);
  if (worth === null) return null;
  let equity = worth;
  for (const currency of quoteCurrencies(state)) equity = add(equity, ledger.cash.get(currency) ?? zeroMoney);
  return equity;
}

/** Quote currency that no live order and no open perpetual needs: cash − holds − margin + losses of perpetuals. */
export function availableCash(state: StateInSight, currency: Currency): Money {
  const { ledger } = state;
  let available = subtract(ledger.cash.get(currency) ?? zeroMoney, ledger.holds.get(currency) ?? zeroMoney);
  for (const { position, instrument, mark } of perpetualsIn(state, currency)) {
    const margin = scale(
      asMoney(notionalFor(mark, position.netQuantity, instrument.contractSize)),
      instrument.initialMarginRate,
    );
    const result = unrealizedPnl(position, mark, instrument.contractSize);
    available = subtract(available, margin);
    if (isNegative(result)) available = add(available, result);
  }
  return available;
}

/** What keeps the perpetuals of one quote currency: its cash and their open results. The coins of spot are none. */
export function collateralNow(state: StateInSight, currency: Currency): Money {
  let collateral = state.ledger.cash.get(currency) ?? zeroMoney;
  for (const { position, instrument, mark } of perpetualsIn(state, currency)) {
    collateral = add(collateral, unrealizedPnl(position, mark, instrument.contractSize));
  }
  return collateral;
}

/** An open position with what it is valued by. */
export type PositionInSight = ValuedPosition & { readonly instrument: Instrument };

/** None while one of the open positions cannot be valued. */
export function perpetualsIn(state: StateInSight, currency: Currency): readonly PositionInSight[] {
  const { positions, instruments } = state.ledger;
  if (worthOfPositions(state) === null) return [];
  const found = [];
  for (const position of positions.values()) {
    const instrument = instruments.get(position.instrumentId);
    const mark = latestMark(state, position.instrumentId)?.price;
    if (instrument?.kind !== 'Perpetual' || instrument.quoteCurrency !== currency || mark === undefined) continue;
    found.push({ position, instrument, mark });
  }
  return found;
}

/** What open positions add to the cash. */
const worthOfPositions = keptTotal<Money>({
  zero: zeroMoney,
  plus: add,
  minus: subtract,
  partOf({ ledger, view }, instrumentId) {
    const position = ledger.positions.get(instrumentId);
    if (position === undefined) return undefined;
    const instrument = ledger.instruments.get(instrumentId);
    const mark = view.marks.get(instrumentId)?.latest()?.price;
    return instrument === undefined || mark === undefined
      ? null
      : equityOf(zeroMoney, [{ position, instrument, mark }]);
  },
  sourcesOf: ({ ledger, view }) => [ledger.positions, ledger.instruments, view.marks],
});

/** The currencies that the books are kept in. */
export function quoteCurrencies({ ledger }: StateInSight): readonly Currency[] {
  const currencies: Currency[] = [];
  for (const { quoteCurrency } of ledger.instruments.values()) {
    if (!currencies.includes(quoteCurrency)) currencies.push(quoteCurrency);
  }
  return currencies.length > 1 ? currencies.sort() : currencies;
}
