import { type EpochMs } from '@bot/core';
import type { VenueCommand, VenueCommandOf } from '../venueCommand';
import { amendNaive } from './naiveAmend';
import { bustNaive } from './naiveBust';
import { cancelNaive, loseOpenOrders } from './naiveEnds';
import { liquidate, nextToLiquidate } from './naiveLiquidation';
import { naiveAccount, naiveMarket, note, pay } from './naiveLookups';
import { exchange } from './naiveMoney';
import { stepNaive } from './naiveStep';
import { wakeFirst } from './naiveWake';
import { submitNaive } from './naiveSubmit';
import { beginFunding, nextDueAt, passTime } from './naiveTime';
import { OTHERS, type NaiveVenue } from './naiveVenue';

/** What the naive venue can be asked to do. */
export type NaiveCommand = Exclude<VenueCommand, { type: 'RefuseOrder' | 'EndLate' | 'WakeStop' | 'Liquidate' }>;

/** Carries a command out, with what is due before it and what follows from it. */
export function runNaive(venue: NaiveVenue, command: NaiveCommand): void {
  settle(venue, command.at);
  carryOut(venue, command);
  settle(venue, command.at);
  if (venue.log.length > 0) beginFunding(venue, venue.at);
}

/** Woken stops first, then liquidations, then what time brings; one after the other until there is nothing. */
function settle(venue: NaiveVenue, now: EpochMs): void {
  while (followUp(venue, now));
}

function followUp(venue: NaiveVenue, now: EpochMs): boolean {
  if (venue.woken.length > 0) {
    wakeFirst(venue, venue.at);
    return true;
  }
  const poor = nextToLiquidate(venue);
  if (poor !== null) {
    liquidate(venue, poor, venue.at);
    return true;
  }
  const dueAt = nextDueAt(venue);
  if (dueAt === null || dueAt > now) return false;
  passTime(venue, dueAt);
  return true;
}

function carryOut(venue: NaiveVenue, command: NaiveCommand): void {
  const { at } = command;
  switch (command.type) {
    case 'Deposit':
      pay(naiveAccount(venue, command.accountId), command.currency, command.units);
      return note(venue, at, `${command.accountId} deposits ${command.units} ${command.currency}`);
    case 'SeedPosition':
      return seed(venue, command);
    case 'SubmitOrder':
      return submitNaive(venue, command.accountId, command.entry, at);
    case 'CancelOrder':
      return cancelNaive(venue, command.accountId, command.orderNo, at);
    case 'AmendOrder':
      return amendNaive(venue, command);
    case 'StepMarket':
      return stepNaive(venue, command.books, command.takings, at);
    case 'SetStatus':
      naiveMarket(venue, command.instrumentId).status = command.status;
      return note(venue, at, `${command.instrumentId} is ${command.status}`);
    case 'SetFundingRate':
      naiveMarket(venue, command.instrumentId).setPpb = command.ppb;
      return note(venue, at, `${command.instrumentId} funding is set to ${command.ppb}`);
    case 'BustTrade':
      return bustNaive(venue, command.tradeNo, at);
    case 'LoseOpenOrders':
      return loseOpenOrders(venue, at);
    case 'PassTime':
      return passTime(venue, at);
  }
}

/** Spot: coins come from outside. Perpetual: as if it had been traded with other people before. */
function seed(
  venue: NaiveVenue,
  { accountId, instrumentId, lots, entryTicks, at }: VenueCommandOf<'SeedPosition'>,
): void {
  const { listing } = naiveMarket(venue, instrumentId);
  const account = naiveAccount(venue, accountId);
  if (listing.isPerpetual) {
    exchange(account, listing, lots, entryTicks);
    exchange(naiveAccount(venue, OTHERS), listing, -lots, entryTicks);
  } else {
    pay(account, listing.base, listing.lot * BigInt(lots));
  }
  note(venue, at, `${accountId} has ${lots} of ${instrumentId}`);
}
