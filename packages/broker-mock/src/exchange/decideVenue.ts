import { assert, unreachable } from '@bot/core';
import { openIn } from './order/openOrders';
import { decideStep } from './market/decideStep';
import { decideAmend } from './order/decideAmend';
import { canGiveBack } from './ledger/bustTrade';
import { canceled } from './order/arrival';
import { decideCancel, decideDues } from './order/decideCancel';
import { decideSubmit } from './order/decideSubmit';
import { decideWake } from './order/decideWake';
import { decideFunding } from './perpetual/funding';
import { decideLiquidation } from './perpetual/liquidation';
import { product } from './units';
import type { VenueCommand, VenueCommandOf } from './venueCommand';
import type { VenueEvent } from './venueEvent';
import { accountOf, availableOf, isLive, type VenueState } from './venueState';

/** What the venue makes of a command. Nothing changes until the events are applied. */
export function decideVenue(state: VenueState, command: VenueCommand): readonly VenueEvent[] {
  switch (command.type) {
    case 'SubmitOrder':
      return decideSubmit(state, command);
    case 'CancelOrder':
      return decideCancel(state, command);
    case 'AmendOrder':
      return decideAmend(state, command);
    case 'RefuseOrder':
      return decideRefusal(state, command);
    case 'EndLate':
      return decideLateEnd(state, command);
    case 'StepMarket':
      return decideStep(state, command);
    case 'WakeStop':
      return decideWake(state, command);
    case 'PassTime':
      return decidePassing(state, command);
    case 'Liquidate':
      return decideLiquidation(state, command);
    case 'Deposit':
      return decideDeposit(state, command);
    case 'SeedPosition':
      return decideSeed(state, command);
    case 'SetStatus':
      return [{ type: 'StatusChanged', at: command.at, instrumentId: command.instrumentId, status: command.status }];
    case 'SetFundingRate':
      return [{ type: 'FundingRateSet', at: command.at, instrumentId: command.instrumentId, ppb: command.ppb }];
    case 'BustTrade':
      return decideBust(state, command);
    case 'LoseOpenOrders':
      return decideLoss(state, command);
    default:
      return unreachable(command);
  }
}

/** A negative value takes money out. @throws AssertionFailed when more than is available would leave */
function decideDeposit(state: VenueState, command: VenueCommandOf<'Deposit'>): readonly VenueEvent[] {
  const { at, accountId, currency, units } = command;
  // Who owes the loss of a perpetual may pay in less than that.
  const isThere = units >= 0n || availableOf(accountOf(state, accountId), currency) + units >= 0n;
  assert(isThere, `an account cannot lose more ${currency} than is available`);
  return [{ type: 'Deposited', at, accountId, currency, units }];
}

/** A position in an instrument that is not there changes nothing. */
function decideSeed(state: VenueState, command: VenueCommandOf<'SeedPosition'>): readonly VenueEvent[] {
  const { at, accountId, instrumentId, lots, entryTicks } = command;
  const market = state.markets.get(instrumentId);
  if (market === undefined) return [];
  const basis = product(entryTicks, lots) * market.listing.valueUnits;
  return [{ type: 'PositionSeeded', at, accountId, instrumentId, lots, basis }];
}

function decideRefusal(state: VenueState, command: VenueCommandOf<'RefuseOrder'>): readonly VenueEvent[] {
  const { at, accountId, clientOrderId, reason, message } = command;
  if (accountOf(state, accountId).answers.has(clientOrderId)) return [];
  return [{ type: 'OrderRejected', at, accountId, clientOrderId, reason, message }];
}

function decideLateEnd(state: VenueState, command: VenueCommandOf<'EndLate'>): readonly VenueEvent[] {
  const { at, orderNo, status, reason } = command;
  const order = state.orders.get(orderNo);
  return order === undefined || !isLive(order) ? [] : [{ type: 'OrderEnded', at, orderNo, status, reason }];
}

/** Cancels and expiries first, then funding: at most one interval of each instrument, the next follows at its own time. */
function decidePassing(state: VenueState, { at }: VenueCommandOf<'PassTime'>): readonly VenueEvent[] {
  const events = [...decideDues(state, at)];
  for (const market of state.markets.values()) {
    const dueAt = market.nextFundingAt;
    if (dueAt !== null && dueAt <= at) events.push(decideFunding(state, market, dueAt));
  }
  return events;
}

/** A trade that is not remembered, or that an account could not give back, stays. */
function decideBust(state: VenueState, { at, tradeNo }: VenueCommandOf<'BustTrade'>): readonly VenueEvent[] {
  const trade = state.trades.get(tradeNo);
  return trade !== undefined && canGiveBack(state, trade) ? [{ type: 'TradeBusted', at, tradeNo }] : [];
}

function decideLoss(state: VenueState, { at }: VenueCommandOf<'LoseOpenOrders'>): readonly VenueEvent[] {
  const open = [...state.accounts.values()].flatMap(({ openOrders }) => [...openIn(openOrders)]);
  return open.map(({ orderNo }) => canceled(at, orderNo, 'VenueRestarted'));
}
