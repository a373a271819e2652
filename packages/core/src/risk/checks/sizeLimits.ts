import { absolute, add, asMoney, exceeds, isPositive, scale } from '../../money/arithmetic';
import { zeroNotional, zeroQuantity, type Money, type Notional, type Ratio } from '../../money/amount';
import { cashNeeded, type JudgedOrder } from '../judgedOrder';
import { maxLeverageNow, symbolLeverageNow } from '../leverageNow';
import { liquidationBuffer } from '../liquidationBuffer';
import type { RiskCheck } from '../riskCheck';

/** How much the bot may hold, owe and spend. What cannot be valued passes none of them. */
export const sizeLimits = {
  ShortingNotAllowed({ intent, instrument, quantity, reducible }, { netQuantity, limits }) {
    const allowed = instrument.kind === 'Perpetual' && limits.allowShorts;
    if (intent.side === 'Buy' || allowed) return null;
    return { quantity, reducible: isPositive(netQuantity) ? reducible : zeroQuantity };
  },
  MaxTradeValue({ notional }, { limits: { maxTradeValueUsd } }) {
    if (maxTradeValueUsd === null) return null;
    return notional === null || exceeds(notional, maxTradeValueUsd)
      ? { notional: notional ?? zeroNotional, maxTradeValueUsd }
      : null;
  },
  PositionCap({ intent, quantity, worstQuantity }, { netQuantity, liveBuyQuantity, liveSellQuantity, limits }) {
    const cap = limits.positionCaps[intent.instrumentId];
    if (cap === undefined || !exceeds(absolute(worstQuantity), cap)) return null;
    const liveOrders = intent.side === 'Buy' ? liveBuyQuantity : liveSellQuantity;
    return { position: netQuantity, liveOrders, quantity, cap };
  },
  NotionalCap(order, { limits }) {
    const capUsd = limits.notionalCapsUsd[order.intent.instrumentId];
    if (capUsd === undefined) return null;
    const after = exposureAfter(order);
    return after === null || exceeds(after, capUsd) ? { ...growing(order), capUsd } : null;
  },
  SymbolExposure(order, { equity, limits: { maxSymbolExposure } }) {
    if (maxSymbolExposure === null || isWithin(exposureAfter(order), equity, maxSymbolExposure)) return null;
    return { ...growing(order), equity, maxSymbolExposure };
  },
  TotalExposure({ growth }, { exposure, equity, limits: { maxTotalExposure } }) {
    if (maxTotalExposure === null) return null;
    return isWithin(growth && add(exposure, growth), equity, maxTotalExposure)
      ? null
      : { exposure, notional: growth ?? zeroNotional, equity, maxTotalExposure };
  },
  BudgetExceeded(order, context) {
    const { budgetUsd } = context.limits;
    if (budgetUsd === null) return null;
    const required = cashNeeded(order, context);
    const used = context.usedCapital;
    const fits = order.notional !== null && !exceeds(add(used, required), asMoney(budgetUsd));
    return fits ? null : { used, required, budgetUsd };
  },
  MaxLeverage({ growth }, { exposure, equity, limits, now }) {
    const maxLeverage = maxLeverageNow(limits, now);
    // Equity that nobody knows is zero, and then what adds nothing to the worst case opens something all the same.
    return isPositive(equity) && isWithin(growth && add(exposure, growth), equity, maxLeverage)
      ? null
      : { exposure, notional: growth ?? zeroNotional, equity, maxLeverage };
  },
  SymbolLeverage(order, { equity, limits, now }) {
    const { intent } = order;
    const maxLeverage = symbolLeverageNow(limits, intent.instrumentId, now);
    if (maxLeverage === undefined) return null;
    const asksTooMuch = intent.leverage !== undefined && exceeds(intent.leverage, maxLeverage);
    if (!asksTooMuch && isWithin(exposureAfter(order), equity, maxLeverage)) return null;
    return { ...growing(order), equity, maxLeverage };
  },
  LiquidationBuffer({ instrument, growth }, { collateral, maintenanceMargin, limits: { minLiquidationBuffer } }) {
    if (minLiquidationBuffer === null || instrument.kind !== 'Perpetual') return null;
    const added = growth === null ? null : scale(asMoney(growth), instrument.maintenanceMarginRate);
    const bufferBefore = liquidationBuffer(collateral, maintenanceMargin);
    const bufferAfter = added && liquidationBuffer(collateral, add(maintenanceMargin, added));
    if (bufferAfter !== null && !exceeds(minLiquidationBuffer, bufferAfter)) return null;
    return {
      collateral,
      ...(bufferBefore === null ? {} : { bufferBefore }),
      ...(bufferAfter === null ? {} : { bufferAfter }),
      minLiquidationBuffer,
    };
  },
  InsufficientBalance(order, context) {
    const required = cashNeeded(order, context);
    const available = context.availableCash;
    return exceeds(required, available) ? { required, available } : null;
  },
} as const satisfies Record<string, RiskCheck>;

/** What the instrument is worth at worst with this order; null when it cannot be valued. */
const exposureAfter = ({ exposureBefore, growth }: JudgedOrder): Notional | null =>
  exposureBefore && growth && add(exposureBefore, growth);

const growing = ({ exposureBefore, growth }: JudgedOrder) => ({
  exposure: exposureBefore ?? zeroNotional,
  notional: growth ?? zeroNotional,
});

/** Worked example: 20,000 with an equity of 10,000 is within 2, and not within 1.9. */
const isWithin = (exposure: Notional | null, equity: Money, part: Ratio): boolean =>
  exposure !== null && !exceeds(asMoney(exposure), scale(equity, part));
