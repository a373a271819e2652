import { openIn } from '../../order/openOrders';
import { toText, type Currency } from '@bot/core';
import { moneyFrom, type Units } from '../../units';
import { isLive, marketNamed, type Account, type VenueState } from '../../venueState';
import { FEES_ACCOUNT, INSURANCE_ACCOUNT, MARKET_ACCOUNT } from '../../venueEvent';
import type { Pair } from './pair';

/** What may never be, whatever happened, told from the exchange alone; nothing when all is well. */
export const problemsOf = ({ state, deposits }: Pick<Pair, 'state' | 'deposits'>): readonly string[] => [
  ...lostMoney(state, deposits),
  ...lostPositions(state),
  ...[...state.accounts.values()].flatMap((account) => [...holdsForNothing(account), ...debts(state, account)]),
  ...crossedBooks(state),
];

/** All money and coins, less what stands in open perpetual positions, is what came from outside (VR-304). */
function lostMoney(state: VenueState, deposits: ReadonlyMap<Currency, Units>): readonly string[] {
  const sums = new Map<Currency, Units>();
  const add = (currency: Currency, units: Units): void => {
    sums.set(currency, (sums.get(currency) ?? 0n) + units);
  };
  for (const { holdings, positions } of state.accounts.values()) {
    for (const [currency, { total }] of holdings) add(currency, total);
    for (const [instrumentId, { basis }] of positions) {
      const { isPerpetual, instrument } = marketNamed(state, instrumentId).listing;
      if (isPerpetual) add(instrument.quoteCurrency, -basis);
    }
  }
  return [...sums]
    .filter(([currency, sum]) => sum !== (deposits.get(currency) ?? 0n))
    .map(([currency, sum]) => `${currency} adds up to ${text(sum)}, and ${text(deposits.get(currency) ?? 0n)} came in`);
}

/** For everybody who is long somebody is short. */
function lostPositions(state: VenueState): readonly string[] {
  return [...state.markets].flatMap(([instrumentId, { listing }]) => {
    if (!listing.isPerpetual) return [];
    const net = [...state.accounts.values()].reduce(
      (sum, { positions }) => sum + (positions.get(instrumentId)?.lots ?? 0),
      0,
    );
    return net === 0 ? [] : [`The positions in ${instrumentId} add up to ${net} lots`];
  });
}

/** What is kept back is kept back for live orders. */
function holdsForNothing({ accountId, holdings, pending, openOrders }: Account): readonly string[] {
  const orders = [...openIn(openOrders)];
  const dead = orders.filter((order) => !isLive(order)).map(({ orderNo }) => `V${orderNo} is open and has ended`);
  const sum = (units: readonly Units[]): Units => units.reduce((total, part) => total + part, 0n);
  const held = sum([...holdings.values()].map(({ hold }) => hold));
  const holds = held === sum(orders.map(({ hold }) => hold)) ? [] : [`${accountId} holds something for no order`];
  const asked = sum([...pending.values()].flatMap(({ buys, sells }) => [buys, sells]));
  const margin = asked === sum(orders.map((order) => order.pending)) ? [] : [`${accountId} has margin for no order`];
  return [...dead, ...holds, ...margin];
}

const house: ReadonlySet<string> = new Set([MARKET_ACCOUNT, FEES_ACCOUNT, INSURANCE_ACCOUNT]);

/** Who has no perpetual position owes nothing. */
function debts(state: VenueState, account: Account): readonly string[] {
  const { accountId, holdings, positions } = account;
  if (house.has(accountId)) return [];
  const hasPerpetuals = [...positions.keys()].some(
    (instrumentId) => marketNamed(state, instrumentId).listing.isPerpetual,
  );
  return [...holdings]
    .filter(([, { total, hold }]) => hold < 0n || (total < hold && !hasPerpetuals))
    .map(([currency, { total, hold }]) => `${accountId} has ${text(total)} ${currency} and holds ${text(hold)}`);
}

function crossedBooks(state: VenueState): readonly string[] {
  return [...state.markets].flatMap(([instrumentId, { book }]) => {
    const [bid, ask] = [book.bids.best(), book.asks.best()];
    return bid !== null && ask !== null && bid.ticks >= ask.ticks ? [`${instrumentId} is crossed at ${bid.ticks}`] : [];
  });
}

const text = (units: Units): string => toText(moneyFrom(units));
