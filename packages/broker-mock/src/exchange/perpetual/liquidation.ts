import type { Currency, EpochMs } from '@bot/core';
import { openIn } from '../order/openOrders';
import { canceled } from '../order/arrival';
import type { Units } from '../units';
import type { VenueCommandOf } from '../venueCommand';
import { houseAccounts, type AccountId, type VenueEvent } from '../venueEvent';
import {
  accountOf,
  availableOf,
  holdingOf,
  positionOf,
  type Account,
  type MarketState,
  type OrderAtVenue,
  type VenueState,
} from '../venueState';
import { closePosition, isClosable } from './closePosition';
import { freeEquity, maintenanceMargin } from './margin';
import { perpetualsHeld, perpetualsIn } from './perpetualsHeld';
import { sizeOf, twiceValueOf } from './twiceValueOf';

const NOTHING: readonly VenueEvent[] = [];

/**
 * The account with which a step of liquidation can be made now; null when there is none. One whose positions nobody takes waits
 * until somebody quotes again, so that whoever asks until there is none comes to an end.
 */
export function nextLiquidation(state: VenueState, at: EpochMs): AccountId | null {
  for (const account of state.accounts.values()) {
    if (account.positions.size === 0 && !account.inLiquidation && !owes(state, account)) continue;
    const isDue = account.inLiquidation ? canGoOn(state, account) : isShort(state, account, at);
    if (isDue) return account.accountId;
  }
  return null;
}

/**
 * One step (VR-408): first the account's perpetual orders are canceled; then each step closes what it can of the position that is
 * worth most; when all are closed the insurance pays what is owed (VR-409). Nothing when there is no step to make.
 */
export function decideLiquidation(
  state: VenueState,
  { at, accountId }: VenueCommandOf<'Liquidate'>,
): readonly VenueEvent[] {
  const account = accountOf(state, accountId);
  if (!account.inLiquidation) return isShort(state, account, at) ? begin(account, at) : NOTHING;
  const held = perpetualsHeld(state, account);
  if (held.length === 0) return end(state, account, at);
  const market = mostValuable(account, held);
  return market === null ? NOTHING : closePosition(state, market, account, at);
}

/** Whether the equity in some currency is below what the positions in it ask for. The venue's own accounts may owe. */
function isShort(state: VenueState, account: Account, at: EpochMs): boolean {
  const held = perpetualsHeld(state, account);
  // This is asked for every account after every command, and most hold none.
  if (held.length === 0) return owes(state, account);
  if (houseAccounts.has(account.accountId)) return false;
  const currencies = new Set(held.map(({ listing }) => listing.instrument.quoteCurrency));
  for (const currency of currencies) {
    if (freeEquity(state, account, currency) < maintenanceMargin(state, account, currency, at)) return true;
  }
  return false;
}

/** Without a position the maintenance margin is nothing: what closing it cost may be more than the cash that is not on hold. */
function owes(state: VenueState, { accountId, holdings }: Account): boolean {
  for (const [currency, { total, hold }] of holdings) {
    if (total < hold) return !houseAccounts.has(accountId) && perpetualsIn(state, currency).length > 0;
  }
  return false;
}

function canGoOn(state: VenueState, account: Account): boolean {
  const held = perpetualsHeld(state, account);
  return held.length === 0 || held.some((market) => isClosable(market, account));
}

const begin = ({ accountId, openOrders }: Account, at: EpochMs): readonly VenueEvent[] => [
  { type: 'LiquidationBegan', at, accountId },
  ...[...openIn(openOrders)].filter(({ market }) => market.listing.isPerpetual).map((order) => liquidated(order, at)),
];

/** Of those that can be traded; of two that are worth the same the one that the account came to first. */
function mostValuable(account: Account, held: readonly MarketState[]): MarketState | null {
  let largest: MarketState | null = null;
  let most: Units = -1n;
  for (const market of held) {
    const value = sizeOf(twiceValueOf(market, positionOf(account, market.listing.instrument.instrumentId)));
    if (value <= most || !isClosable(market, account)) continue;
    largest = market;
    most = value;
  }
  return largest;
}

/** All positions are closed, whatever their currency; so each currency of perpetuals is looked at for a debt. */
function end(state: VenueState, account: Account, at: EpochMs): readonly VenueEvent[] {
  const { accountId } = account;
  const perpetuals = [...state.markets.values()].filter(({ listing }) => listing.isPerpetual);
  const currencies = [...new Set(perpetuals.map(({ listing }) => listing.instrument.quoteCurrency))];
  const debtIn = (currency: Currency): Units => -holdingOf(account, currency).total;
  const owed = currencies.filter((currency) => debtIn(currency) > 0n);
  const ended = (currency: Currency, covered: Units): VenueEvent => ({
    ...{ type: 'LiquidationEnded', at, accountId, currency, covered },
  });
  return [
    ...currencies.flatMap((currency) => unpaid(account, currency)).map((order) => liquidated(order, at)),
    ...(owed.length > 0
      ? owed.map((currency) => ended(currency, debtIn(currency)))
      : currencies.slice(0, 1).map((currency) => ended(currency, 0n))),
  ];
}

/** Spot orders that hold cash which is gone: nobody else may pay for their coins. */
function unpaid(account: Account, currency: Currency): readonly OrderAtVenue[] {
  if (availableOf(account, currency) >= 0n) return [];
  return [...openIn(account.openOrders)].filter(({ hold, side, market }) => {
    const { quoteCurrency, baseCurrency } = market.listing.instrument;
    return hold > 0n && currency === (side === 'Buy' ? quoteCurrency : baseCurrency);
  });
}

const liquidated = ({ orderNo }: OrderAtVenue, at: EpochMs): VenueEvent => canceled(at, orderNo, 'Liquidated');
