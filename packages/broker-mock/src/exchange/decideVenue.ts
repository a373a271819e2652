import { add, asMoney, assert, isMultipleOf, isNegative, negate, notionalFor, unreachable } from '@bot/core';
import { decideStep } from './decideStep';
import { decideSubmit } from './decideSubmit';
import type { VenueCommand } from './venueCommand';
import type { VenueEvent } from './venueEvent';
import { accountOf, answerKey, balanceIn, isLive, type VenueState } from './venueState';

type CommandOf<T extends VenueCommand['type']> = Extract<VenueCommand, { type: T }>;

/** What the venue makes of a command. Nothing changes until the events are applied. */
export function decideVenue(state: VenueState, command: VenueCommand): readonly VenueEvent[] {
  switch (command.type) {
    case 'Deposit':
      return decideDeposit(state, command);
    case 'SeedPosition':
      return decideSeed(state, command);
    case 'SubmitOrder':
      return decideSubmit(state, command);
    case 'RefuseOrder':
      return decideRefusal(state, command);
    case 'CancelOrder':
      return decideCancel(state, command);
    case 'StepMarket':
      return decideStep(state, command);
    default:
      return unreachable(command);
  }
}

/** A negative value takes money out. @throws AssertionFailed when more than is available would leave */
function decideDeposit(
  state: VenueState,
  { at, accountId, currency, value }: CommandOf<'Deposit'>,
): readonly VenueEvent[] {
  const { available } = balanceIn(accountOf(state, accountId), currency);
  assert(!isNegative(add(available, value)), `an account cannot lose more ${currency} than is available`);
  return [{ type: 'Deposited', at, accountId, currency, value }];
}

/** A position in an instrument that is not there changes nothing. */
function decideSeed(state: VenueState, command: CommandOf<'SeedPosition'>): readonly VenueEvent[] {
  const { at, accountId, instrumentId, netQuantity, entryPrice } = command;
  const instrument = state.instruments.get(instrumentId);
  if (instrument === undefined) return [];
  assert(isMultipleOf(netQuantity, instrument.lotSize), `a position in ${instrumentId} is a whole number of lots`);
  const paid = asMoney(notionalFor(entryPrice, netQuantity, instrument.contractSize));
  const costBasis = isNegative(netQuantity) ? negate(paid) : paid;
  return [{ type: 'PositionSeeded', at, accountId, instrumentId, netQuantity, costBasis }];
}

function decideRefusal(state: VenueState, command: CommandOf<'RefuseOrder'>): readonly VenueEvent[] {
  const { at, accountId, request, reason } = command;
  const { clientOrderId } = request;
  if (state.answers.has(answerKey(accountId, clientOrderId))) return [];
  const message = 'The venue refused the order by a rule of its own.';
  return [{ type: 'OrderRejected', at, accountId, clientOrderId, reason, message }];
}

/** An order of somebody else, an unknown one and one that has ended cannot be canceled: nothing happens. */
function decideCancel(state: VenueState, command: CommandOf<'CancelOrder'>): readonly VenueEvent[] {
  const { at, accountId, venueOrderId } = command;
  const order = state.orders.get(venueOrderId);
  if (order === undefined || order.accountId !== accountId || !isLive(order)) return [];
  return [{ type: 'OrderCanceled', at, venueOrderId, reason: 'CanceledByUser' }];
}
