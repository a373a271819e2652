import { assert, type Currency, type EpochMs, type InstrumentId, type Side } from '@bot/core';
import type { AccountId } from '../venueEvent';
import type { NaiveAccount, NaiveItem, NaiveListing, NaiveMarket, NaiveOrder, NaiveVenue } from './naiveVenue';

export function naiveMarket(venue: NaiveVenue, instrumentId: InstrumentId): NaiveMarket {
  return known(venue.markets.find(({ listing }) => listing.instrumentId === instrumentId));
}

/** An account begins when it is first spoken of. */
export function naiveAccount(venue: NaiveVenue, accountId: AccountId): NaiveAccount {
  const known = venue.accounts.find((account) => account.accountId === accountId);
  if (known !== undefined) return known;
  const opened: NaiveAccount = { accountId, money: {}, positions: {}, volumes: [], inLiquidation: false };
  venue.accounts.push(opened);
  return opened;
}

/** What a correct command or state has. @throws AssertionFailed when it is not there */
export function known<T>(value: T | null | undefined): T {
  assert(value !== null && value !== undefined, 'what the naive venue asks for is there');
  return value;
}

export const moneyIn = (account: NaiveAccount, currency: Currency): bigint => account.money[currency] ?? 0n;

export function pay(account: NaiveAccount, currency: Currency, units: bigint): void {
  account.money[currency] = moneyIn(account, currency) + units;
}

export const positionIn = (account: NaiveAccount, instrumentId: InstrumentId): { lots: number; basis: bigint } =>
  account.positions[instrumentId] ?? { lots: 0, basis: 0n };

export const valueOf = ({ value }: NaiveListing, ticks: number, lots: number): bigint =>
  value * BigInt(ticks) * BigInt(lots);
export const signOf = (side: Side): 1 | -1 => (side === 'Buy' ? 1 : -1);
export const isLive = ({ status }: NaiveOrder): boolean => status === 'Accepted' || status === 'PartiallyFilled';
export const leavesOf = ({ total, filled }: NaiveOrder): number => total - filled;
export const liveOrdersOf = (venue: NaiveVenue, accountId: AccountId): readonly NaiveOrder[] =>
  venue.orders.filter((order) => order.accountId === accountId && isLive(order));

/** What an arriving order can meet: the other side, best price first, then first come. */
export const othersFirst = (venue: NaiveVenue, instrumentId: InstrumentId, side: Side): readonly NaiveItem[] =>
  venue.waiting
    .filter((item) => item.instrumentId === instrumentId && item.side !== side)
    .sort((a, b) => signOf(side) * (a.ticks - b.ticks));

export function note(venue: NaiveVenue, at: EpochMs, line: string): void {
  venue.log.push(line);
  venue.at = at;
}
