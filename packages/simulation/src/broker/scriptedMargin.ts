import {
  absolute,
  add,
  asNotional,
  isFlat,
  isLong,
  isNegative,
  isPositive,
  markOf,
  marketValue,
  negate,
  one,
  priceFor,
  ratioBetween,
  scale,
  subtract,
  sum,
  unrealizedPnl,
  zeroMoney,
  type Currency,
  type Instrument,
  type MarginSummary,
  type Money,
  type Position,
  type Price,
} from '@bot/core';
import type { ScriptedVenue } from './scriptedVenue';

interface Held {
  readonly instrument: Instrument;
  readonly position: Position;
  readonly mark: Price;
}

/** Of each quote currency of perpetuals: cash, results and margins at the marks of now. What orders hold is not looked at. */
export function marginSummaries({ market, account }: ScriptedVenue): readonly MarginSummary[] {
  const perpetuals = market.instruments.filter(({ kind }) => kind === 'Perpetual');
  const held = perpetuals
    .map((instrument) => ({ instrument, position: account.position(instrument) }))
    .filter(({ position }) => !isFlat(position))
    .map((each) => ({ ...each, mark: markOf(market.quote(each.instrument.instrumentId)).price }));
  return [...new Set(perpetuals.map(({ quoteCurrency }) => quoteCurrency))].map((currency) =>
    summaryOf(currency, account.total(currency), ofCurrency(held, currency)),
  );
}

const ofCurrency = (held: readonly Held[], currency: Currency): readonly Held[] =>
  held.filter(({ instrument }) => instrument.quoteCurrency === currency);

/** Worked example: cash of 8,000 and long 1 from 50,000 at 50,000, maintenance 5 % → 2,500, so a buffer of 5,500. */
function summaryOf(currency: Currency, cash: Money, held: readonly Held[]): MarginSummary {
  const equity = add(cash, sum(held.map(resultOf), zeroMoney));
  const initialMargin = sum(held.map(initialOf), zeroMoney);
  const maintenanceMargin = sum(held.map(maintenanceOf), zeroMoney);
  const liquidationBuffer = subtract(equity, maintenanceMargin);
  const liquidationPrices = held.map((each) => ({
    instrumentId: each.instrument.instrumentId,
    price: liquidationPrice(each, liquidationBuffer),
  }));
  return { currency, equity, initialMargin, maintenanceMargin, liquidationBuffer, liquidationPrices };
}

/**
 * The price at which rest + value × (1 ∓ rate) is zero. Worked example: long 1 bought at 100 with a cash of 10 and a maintenance of
 * 5 %: −90 + p × 0.95 = 0 → 94.73…
 */
function liquidationPrice(held: Held, buffer: Money): Price | null {
  const { instrument, position, mark } = held;
  const value = marketValue(position, mark, instrument.contractSize);
  const rest = subtract(add(buffer, maintenanceOf(held)), value);
  const rate = instrument.maintenanceMarginRate;
  const owed = isLong(position) ? negate(rest) : rest;
  if (!isPositive(owed)) return null;
  const factor = isLong(position) ? subtract(one, rate) : add(one, rate);
  const notional = asNotional(scale(owed, ratioBetween(one, factor)));
  return priceFor(notional, absolute(position.netQuantity), instrument.contractSize);
}

const resultOf = ({ position, mark, instrument }: Held): Money =>
  unrealizedPnl(position, mark, instrument.contractSize);

const sizeOf = ({ position, mark, instrument }: Held): Money => {
  const value = marketValue(position, mark, instrument.contractSize);
  return isNegative(value) ? negate(value) : value;
};
const initialOf = (held: Held): Money => scale(sizeOf(held), held.instrument.initialMarginRate);
const maintenanceOf = (held: Held): Money => scale(sizeOf(held), held.instrument.maintenanceMarginRate);
