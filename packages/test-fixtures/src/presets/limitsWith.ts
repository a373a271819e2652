import { moneyOf, notionalOf, quantityOf, ratioOf, type PerInstrument, type RiskLimits } from '@bot/core';
import { changed, named } from './amountChanges';

type AmountName =
  | 'maxTradeValueUsd'
  | 'budgetUsd'
  | 'dailyLossLimitUsd'
  | 'maxLeverage'
  | 'maxNightLeverage'
  | 'maxSymbolExposure'
  | 'maxTotalExposure'
  | 'minLiquidationBuffer';
type MapName = 'positionCaps' | 'notionalCapsUsd' | 'leverageCaps' | 'nightLeverageCaps';

/** Amounts are decimal text. What is not named stays; a map is added to. */
export type LimitChanges = Partial<Omit<RiskLimits, AmountName | MapName>> & {
  readonly [Name in AmountName]?: Name extends 'maxLeverage' ? string : string | null;
} & { readonly [Name in MapName]?: PerInstrument<string> };

export function limitsWith(before: RiskLimits, changes: LimitChanges): RiskLimits {
  const { positionCaps, notionalCapsUsd, leverageCaps, nightLeverageCaps, ...others } = changes;
  const { maxTradeValueUsd, budgetUsd, dailyLossLimitUsd, maxLeverage, maxNightLeverage, ...more } = others;
  const { maxSymbolExposure, maxTotalExposure, minLiquidationBuffer, ...rest } = more;
  return {
    ...before,
    ...rest,
    ...named('maxTradeValueUsd', maxTradeValueUsd, notionalOf),
    ...named('budgetUsd', budgetUsd, notionalOf),
    ...named('dailyLossLimitUsd', dailyLossLimitUsd, moneyOf),
    ...named('maxLeverage', maxLeverage, ratioOf),
    ...named('maxNightLeverage', maxNightLeverage, ratioOf),
    ...named('maxSymbolExposure', maxSymbolExposure, ratioOf),
    ...named('maxTotalExposure', maxTotalExposure, ratioOf),
    ...named('minLiquidationBuffer', minLiquidationBuffer, ratioOf),
    positionCaps: added(before.positionCaps, positionCaps, quantityOf),
    notionalCapsUsd: added(before.notionalCapsUsd, notionalCapsUsd, notionalOf),
    leverageCaps: added(before.leverageCaps, leverageCaps, ratioOf),
    nightLeverageCaps: added(before.nightLeverageCaps, nightLeverageCaps, ratioOf),
  };
}

function added<Limit>(
  before: PerInstrument<Limit>,
  changes: PerInstrument<string> = {},
  make: (text: string) => Limit,
): PerInstrument<Limit> {
  const limits = Object.entries(changes).map(([id, limit]) => [id, changed(limit, `limit of ${id}`, make)]);
  return { ...before, ...(Object.fromEntries(limits) as PerInstrument<Limit>) };
}
