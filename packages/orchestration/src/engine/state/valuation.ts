import {
  add,
  asMoney,
  equityOf,
  isNegative,
  notionalFor,
  roundToPlaces,
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
import { EXACT_PLACES, keptTotal } from './keptTotal';
import { revisionOf } from './notedMap';

export const latestMark = ({ view }: StateInSight, instrumentId: InstrumentId): Mark | undefined =>
  view.marks.get(instrumentId)?.latest();

/**
 * Nothing is judged before our books were compared with the venue's, and those of the instrument were begun, or on a quote that
 * a newer one has overtaken.
 */
export function isJudged(state: StateInSight, { instrumentId, at }: Quote): boolean {
  const mark = latestMark(state, instrumentId);
  const isOvertaken = mark === undefined || mark.at > at;
  return state.view.reconciled && state.ledger.opened.has(instrumentId) && !isOvertaken;
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
  const { cash, holds } = state.ledger;
  const { margin, losses } = perpetualsNow(state, currency) ?? noPerpetuals;
  const free = subtract(cash.get(currency) ?? zeroMoney, holds.get(currency) ?? zeroMoney);
  return add(subtract(free, margin), losses);
}

/** What keeps the perpetuals of one quote currency: its cash and their open results. The coins of spot are none. */
export function collateralNow(state: StateInSight, currency: Currency): Money {
  const { results } = perpetualsNow(state, currency) ?? noPerpetuals;
  return add(state.ledger.cash.get(currency) ?? zeroMoney, results);
}

/** What the open perpetuals of one quote currency come to. */
export interface Perpetuals {
  /** To open them, and to keep them. */
  readonly margin: Money;
  readonly maintenance: Money;
  /** Unrealized; of the losses only those. */
  readonly results: Money;
  readonly losses: Money;
}

const noPerpetuals: Perpetuals = {
  ...{ margin: zeroMoney, maintenance: zeroMoney, results: zeroMoney, losses: zeroMoney },
};

/** null while one of them cannot be valued; what else is held does not matter. */
export function perpetualsNow(state: StateInSight, currency: Currency): Perpetuals | null {
  const totalOf = perpetualsOf.get(currency) ?? totalOfPerpetuals(currency);
  perpetualsOf.set(currency, totalOf);
  return totalOf(state);
}

/** One total for each currency that was ever asked for. */
const perpetualsOf = new Map<Currency, ReturnType<typeof totalOfPerpetuals>>();

const totalOfPerpetuals = (currency: Currency) =>
  keptTotal<Perpetuals>({
    zero: noPerpetuals,
    plus: (total, part) => ({
      margin: add(total.margin, part.margin),
      maintenance: add(total.maintenance, part.maintenance),
      results: add(total.results, part.results),
      losses: add(total.losses, part.losses),
    }),
    minus: (total, part) => ({
      margin: subtract(total.margin, part.margin),
      maintenance: subtract(total.maintenance, part.maintenance),
      results: subtract(total.results, part.results),
      losses: subtract(total.losses, part.losses),
    }),
    partOf(state, instrumentId) {
      const held = perpetualIn(state, instrumentId, currency);
      if (held === undefined || held === null) return held;
      const { position, instrument, mark } = held;
      const { contractSize, initialMarginRate } = instrument;
      const value = asMoney(notionalFor(mark, position.netQuantity, contractSize));
      const results = roundToPlaces(unrealizedPnl(position, mark, contractSize), EXACT_PLACES);
      return {
        margin: scale(value, initialMarginRate),
        maintenance: maintenanceOf(held),
        results,
        losses: isNegative(results) ? results : zeroMoney,
      };
    },
    sourcesOf: ({ ledger, view }) => [ledger.positions, ledger.instruments, view.marks],
  });

/** An open position with what it is valued by. */
export type PositionInSight = ValuedPosition & { readonly instrument: Instrument };

/** What an open perpetual asks for to be kept. */
export const maintenanceOf = ({ position, instrument, mark }: PositionInSight): Money =>
  scale(asMoney(notionalFor(mark, position.netQuantity, instrument.contractSize)), instrument.maintenanceMarginRate);

/** undefined for anything else; null without a mark. */
export function perpetualIn(
  state: StateInSight,
  instrumentId: InstrumentId,
  currency: Currency,
): PositionInSight | null | undefined {
  const position = state.ledger.positions.get(instrumentId);
  const instrument = state.ledger.instruments.get(instrumentId);
  if (position === undefined || instrument?.kind !== 'Perpetual' || instrument.quoteCurrency !== currency) return;
  const mark = latestMark(state, instrumentId)?.price;
  return mark === undefined ? null : { position, instrument, mark };
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
export function quoteCurrencies({ ledger: { instruments } }: StateInSight): readonly Currency[] {
  const known = currenciesOf.get(instruments);
  const revision = revisionOf(instruments);
  if (known?.revision === revision) return known.currencies;
  const currencies = [...new Set([...instruments.values()].map(({ quoteCurrency }) => quoteCurrency))].sort();
  currenciesOf.set(instruments, { currencies, revision });
  return currencies;
}

/** Instruments change seldom, and this is asked for with every sample. */
const currenciesOf = new WeakMap<
  StateInSight['ledger']['instruments'],
  { readonly currencies: readonly Currency[]; readonly revision: number }
>();
