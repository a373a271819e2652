import {
  add,
  isNegative,
  isZero,
  ratioBetween,
  ratioOf,
  scale,
  subtract,
  toFixedText,
  zeroMoney,
  type Money,
} from '@bot/core';
import { balancesOf, marginsOf, type AccountId, type VenueState } from '@bot/broker-mock';

/** How an account stands with its futures, in US dollars. All its cash stands behind them, and none is kept apart for them. */
export interface FuturesBalance {
  readonly cash: Money;
  /** Of open orders. */
  readonly hold: Money;
  readonly unrealizedPnl: Money;
  /** Cash and what is not realised, without what is on hold. */
  readonly availableMargin: Money;
  readonly initialMargin: Money;
  readonly maintenanceMargin: Money;
  /** What is available above the maintenance margin. */
  readonly buffer: Money;
  /** The buffer in whole percent of the maintenance margin: at 0 positions are liquidated. 1000 where there are none. */
  readonly bufferPercent: string;
  readonly buyingPower: Money;
  /** Of `MarginLevelType`. */
  readonly marginLevel: string;
}

export function futuresBalanceOf(state: VenueState, accountId: AccountId, at: number): FuturesBalance {
  const usd = balancesOf(state, accountId).find(({ currency }) => currency === 'USD');
  const margin = marginsOf(state, accountId, at).find(({ currency }) => currency === 'USD');
  const [cash, hold] = [usd?.total ?? zeroMoney, usd?.hold ?? zeroMoney];
  const availableMargin = margin?.equity ?? subtract(cash, hold);
  const initialMargin = margin?.initialMargin ?? zeroMoney;
  const maintenanceMargin = margin?.maintenanceMargin ?? zeroMoney;
  const buffer = subtract(availableMargin, maintenanceMargin);
  return {
    ...{ cash, hold, availableMargin, initialMargin, maintenanceMargin, buffer },
    unrealizedPnl: subtract(add(availableMargin, hold), cash),
    bufferPercent: percentOf(buffer, maintenanceMargin),
    buyingPower: subtract(availableMargin, initialMargin),
    marginLevel: isNegative(buffer) ? 'MARGIN_LEVEL_TYPE_LIQUIDATION' : 'MARGIN_LEVEL_TYPE_BASE',
  };
}

const percentOf = (part: Money, whole: Money): string =>
  isZero(whole) ? '1000' : toFixedText(scale(ratioBetween(part, whole), ratioOf('100')), 0);
