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
  const valued = valuedPositions(state);
  if (valued === null) return null;
  let cash = zeroMoney;
  for (const currency of quoteCurrencies(state)) cash = add(cash, ledger.cash.get(currency) ?? zeroMoney);
  return equityOf(cash, valued);
}

/** Quote currency that no live order and no open perpetual needs: cash − holds − margin + losses of perpetuals. */
export function availableCash(state: StateInSight, currency: Currency): Money {
  const { ledger } = state;
  let available = subtract(ledger.cash.get(currency) ?? zeroMoney, ledger.holds.get(currency) ?? zeroMoney);
  for (const { position, instrument, mark } of valuedPositions(state) ?? []) {
    if (instrument.kind !== 'Perpetual' || instrument.quoteCurrency !== currency) continue;
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
  for (const { position, instrument, mark } of valuedPositions(state) ?? []) {
    if (instrument.kind !== 'Perpetual' || instrument.quoteCurrency !== currency) continue;
    collateral = add(collateral, unrealizedPnl(position, mark, instrument.contractSize));
  }
  return collateral;
}

/** null when one of the open positions cannot be valued. */
function valuedPositions(
  state: StateInSight,
): readonly (ValuedPosition & { readonly instrument: Instrument })[] | null {
  const valued = [];
  for (const position of state.ledger.positions.values()) {
    const instrument = state.ledger.instruments.get(position.instrumentId);
    const mark = latestMark(state, position.instrumentId);
    if (instrument === undefined || mark === undefined) return null;
    valued.push({ position, instrument, mark: mark.price });
  }
  return valued;
}

/** The currencies that the books are kept in. */
export const quoteCurrencies = ({ ledger }: StateInSight): readonly Currency[] =>
  [...new Set([...ledger.instruments.values()].map(({ quoteCurrency }) => quoteCurrency))].sort();
