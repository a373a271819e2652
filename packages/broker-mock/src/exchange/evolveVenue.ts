import { unreachable, type EpochMs } from '@bot/core';
import { bustTrade } from './ledger/bustTrade';
import { settleTrade } from './ledger/settleTrade';
import { stepMarket } from './market/stepMarket';
import { applyFunding } from './perpetual/funding';
import {
  acceptOrder,
  amendOrder,
  endOrder,
  rejectOrder,
  requestCancel,
  restOrder,
  triggerOrder,
} from './order/applyOrder';
import { holdingIn, marketNamed, openAccount, type VenueState } from './venueState';
import { INSURANCE_ACCOUNT, MARKET_ACCOUNT, type AccountId, type VenueEvent, type VenueEventOf } from './venueEvent';

/** Applies one event in place. The same events in the same order always give the same state. */
export function evolveVenue(state: VenueState, event: VenueEvent): void {
  if (state.at === null) openFunding(state, event.at);
  state.at = event.at;
  switch (event.type) {
    case 'Deposited':
      return deposit(state, event);
    case 'PositionSeeded':
      return seedPosition(state, event);
    case 'OrderAccepted':
      return acceptOrder(state, event);
    case 'OrderRejected':
      return rejectOrder(state, event);
    case 'OrderRested':
      return restOrder(state, event);
    case 'OrderTriggered':
      return triggerOrder(state, event);
    case 'OrderAmended':
      return amendOrder(state, event);
    case 'CancelRequested':
      return requestCancel(state, event);
    case 'OrderEnded':
      return endOrder(state, event);
    case 'TradeExecuted':
      return settleTrade(state, event);
    case 'TradeBusted':
      return bustTrade(state, event);
    case 'MarketStepped':
      return stepMarket(state, event);
    case 'StatusChanged':
      marketNamed(state, event.instrumentId).status = event.status;
      return;
    case 'FundingRateSet':
      marketNamed(state, event.instrumentId).fundingPpb = event.ppb;
      return;
    case 'FundingSettled':
      return applyFunding(state, event);
    case 'LiquidationBegan':
      openAccount(state, event.accountId).inLiquidation = true;
      return;
    case 'LiquidationEnded':
      return endLiquidation(state, event);
    default:
      return unreachable(event);
  }
}

/** The venue opens: the first funding is at the next full interval (VR-406). */
function openFunding({ markets }: VenueState, at: EpochMs): void {
  for (const market of markets.values()) {
    const { isPerpetual, fundingIntervalMs } = market.listing;
    if (isPerpetual) market.nextFundingAt = (Math.floor(at / fundingIntervalMs) + 1) * fundingIntervalMs;
  }
}

function deposit(state: VenueState, { accountId, currency, units }: VenueEventOf<'Deposited'>): void {
  holdingIn(openAccount(state, accountId), currency).total += units;
}

/** Spot coins come from outside; the other side of a perpetual is everybody else's. */
function seedPosition(state: VenueState, event: VenueEventOf<'PositionSeeded'>): void {
  const { accountId, instrumentId, lots, basis } = event;
  const { listing } = marketNamed(state, instrumentId);
  addToPosition(state, accountId, instrumentId, lots, basis);
  if (listing.isPerpetual) return addToPosition(state, MARKET_ACCOUNT, instrumentId, -lots, -basis);
  holdingIn(openAccount(state, accountId), listing.instrument.baseCurrency).total += BigInt(lots) * listing.lotUnits;
}

function addToPosition(
  state: VenueState,
  accountId: AccountId,
  instrumentId: string,
  lots: number,
  basis: bigint,
): void {
  const { positions } = openAccount(state, accountId);
  const before = positions.get(instrumentId) ?? { lots: 0, basis: 0n };
  positions.set(instrumentId, { lots: before.lots + lots, basis: before.basis + basis });
}

function endLiquidation(state: VenueState, event: VenueEventOf<'LiquidationEnded'>): void {
  const account = openAccount(state, event.accountId);
  account.inLiquidation = false;
  account.insured.set(event.currency, (account.insured.get(event.currency) ?? 0n) + event.covered);
  holdingIn(account, event.currency).total += event.covered;
  holdingIn(openAccount(state, INSURANCE_ACCOUNT), event.currency).total -= event.covered;
}

/** When the venue does something by itself next; null when nothing is due. */
export function nextDueAt(state: VenueState): EpochMs | null {
  let next: EpochMs | null = state.dues[0]?.at ?? null;
  for (const { nextFundingAt } of state.markets.values()) {
    if (nextFundingAt !== null && (next === null || nextFundingAt < next)) next = nextFundingAt;
  }
  return next;
}
