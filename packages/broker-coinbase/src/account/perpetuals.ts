import {
  absolute,
  add,
  asMoney,
  isNegative,
  isPositive,
  isZero,
  liquidationPrice,
  moneyOf,
  negate,
  notionalFor,
  scale,
  subtract,
  type Instrument,
  type InstrumentId,
  type MarginSummary,
  type Money,
  type Price,
  type Quantity,
  type VenuePosition,
} from '@bot/core';
import type { WireCfmBalanceSummary } from '../endpoints/getCfmBalanceSummary';
import type { WireIntxPortfolio } from '../endpoints/getIntxPortfolio';
import type { WireCfmPosition } from '../endpoints/listCfmPositions';
import type { WireIntxPosition } from '../endpoints/listIntxPositions';
import { valueOf, type WireAmount } from '../endpoints/wireParts';
import { decimalText, moneyFrom, priceOrNull, quantityFrom } from '../mapping/decimals';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import type { UnknownValues } from '../mapping/unknownValues';

/** A position in a perpetual, with what the venue says beside the port's words. */
export interface HeldPerpetual extends VenuePosition {
  readonly mark: Price | null;
  readonly liquidationPrice: Price | null;
}

/** @throws MalformedAnswer */
export function fromCfm(positions: readonly WireCfmPosition[], unknowns: UnknownValues): readonly HeldPerpetual[] {
  return positions.flatMap((position): HeldPerpetual[] => {
    const contracts = quantityFrom(valueOf(position.number_of_contracts), 'number_of_contracts');
    if (isZero(contracts)) return [];
    return [
      {
        instrumentId: position.product_id,
        netQuantity: signedBy(position.side, contracts, unknowns),
        averageEntryPrice: aboveZero(position.avg_entry_price, 'avg_entry_price'),
        mark: aboveZero(position.current_price, 'current_price'),
        liquidationPrice: null,
      },
    ];
  });
}

/** @throws MalformedAnswer */
export function fromIntx(positions: readonly WireIntxPosition[], unknowns: UnknownValues): readonly HeldPerpetual[] {
  return positions.flatMap((position): HeldPerpetual[] => {
    const netSize = quantityFrom(position.net_size, 'net_size');
    if (isZero(netSize)) return [];
    return [
      {
        instrumentId: position.symbol,
        netQuantity: signedBy(position.position_side, netSize, unknowns),
        averageEntryPrice: aboveZero(position.entry_vwap ?? position.vwap, 'entry_vwap'),
        mark: aboveZero(position.mark_price, 'mark_price'),
        liquidationPrice: aboveZero(position.liquidation_price, 'liquidation_price'),
      },
    ];
  });
}

/** Some sizes have a sign and some do not; the side says it of both. Two that contradict one another are neither. */
function signedBy(side: string | null | undefined, size: Quantity, unknowns: UnknownValues): Quantity {
  if (side?.endsWith('LONG')) {
    if (isNegative(size)) throw new MalformedAnswer('a long position is below zero');
    return size;
  }
  if (side?.endsWith('SHORT')) return negate(absolute(size));
  unknowns.note('side of a position', side);
  throw new MalformedAnswer('a position is neither long nor short');
}

/** Nothing, `""` and zero all say that there is none. */
function aboveZero(given: WireAmount, field: string): Price | null {
  const price = priceOrNull(valueOf(given), field);
  return price !== null && isPositive(price) ? price : null;
}

/**
 * US futures. What is available for margin is what stands behind the positions, and the threshold is what they need; the mark at
 * which nothing is left of it is worked out, as the venue does not say it. @throws MalformedAnswer
 */
export function cfmMargins(
  summary: WireCfmBalanceSummary,
  held: readonly HeldPerpetual[],
  instrumentOf: (instrumentId: InstrumentId) => Instrument | undefined,
): MarginSummary {
  const equity = moneyFrom(valueOf(summary.available_margin), 'available_margin');
  const maintenanceMargin = moneyFrom(valueOf(summary.liquidation_threshold), 'liquidation_threshold');
  const prices = held.map((position) => {
    const price = workedOut(position, instrumentOf(position.instrumentId), equity, maintenanceMargin);
    return { instrumentId: position.instrumentId, price };
  });
  return {
    currency: 'USD',
    equity,
    initialMargin: moneyFrom(valueOf(summary.initial_margin), 'initial_margin'),
    maintenanceMargin,
    liquidationBuffer: subtract(equity, maintenanceMargin),
    liquidationPrices: prices,
  };
}

function workedOut(
  position: HeldPerpetual,
  instrument: Instrument | undefined,
  equity: Money,
  maintenance: Money,
): Price | null {
  const { mark, netQuantity } = position;
  if (mark === null || instrument === undefined) throw new MalformedAnswer(`${position.instrumentId} has no mark`);
  const { contractSize, maintenanceMarginRate } = instrument;
  const own = scale(asMoney(notionalFor(mark, absolute(netQuantity), contractSize)), maintenanceMarginRate);
  // What other positions need is not there for this one.
  const others = subtract(maintenance, own);
  const collateral = isPositive(others) ? subtract(equity, others) : equity;
  return liquidationPrice({ netQuantity, mark, contractSize, maintenanceMarginRate, collateral });
}

/** The international exchange. @throws MalformedAnswer */
export function intxMargins(portfolio: WireIntxPortfolio, held: readonly HeldPerpetual[]): MarginSummary {
  const equity = equityOf(portfolio);
  const maintenanceMargin = moneyFrom(valueOf(portfolio.portfolio_mm_notional), 'portfolio_mm_notional');
  return {
    currency: currencyOf(portfolio.total_balance),
    equity,
    initialMargin: moneyFrom(valueOf(portfolio.portfolio_im_notional), 'portfolio_im_notional'),
    maintenanceMargin,
    liquidationBuffer: subtract(equity, maintenanceMargin),
    liquidationPrices: held.map(({ instrumentId, liquidationPrice: price }) => ({ instrumentId, price })),
  };
}

function equityOf({ total_balance, collateral, unrealized_pnl }: WireIntxPortfolio): Money {
  const total = decimalText(valueOf(total_balance), 'total_balance');
  if (total !== null) return moneyOf(total);
  return add(moneyFrom(collateral, 'collateral'), moneyFrom(valueOf(unrealized_pnl), 'unrealized_pnl'));
}

const currencyOf = (given: WireAmount): string => (typeof given === 'object' && given?.currency) || 'USDC';
