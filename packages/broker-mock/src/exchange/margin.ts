import {
  absolute,
  add,
  asMoney,
  isFlat,
  largerOf,
  marketValue,
  scale,
  smallerOf,
  subtract,
  unrealizedPnl,
  zeroMoney,
  type Currency,
  type InstrumentId,
  type Money,
  type Notional,
  type Position,
  type Side,
} from '@bot/core';
import type { Book } from './book';
import { balanceIn, pendingIn, positionIn, type Account, type PendingNotional, type VenueState } from './venueState';

/** An order that is not yet at the venue, at the price that it would pay. */
export interface Wanted {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly notional: Notional;
}

/**
 * What the perpetuals of one quote currency ask for as initial margin: of every instrument the largest position that the
 * live orders could lead to, times its rate. Worked example: long 1 at mark 50,000 with a live buy for 10,000 and a live
 * sell for 20,000, rate 0.1 → max(50,000, 60,000, 30,000) × 0.1 = 6,000.
 */
export function initialMargin(state: VenueState, account: Account, currency: Currency, wanted?: Wanted): Money {
  let margin = zeroMoney;
  for (const book of perpetualsIn(state, currency)) {
    const { instrumentId, initialMarginRate } = book.instrument;
    const pending = withWanted(pendingIn(account, instrumentId), instrumentId, wanted);
    const worst = worstExposure(valueOf(book, positionIn(account, instrumentId)), pending);
    margin = add(margin, scale(worst, initialMarginRate));
  }
  return margin;
}

/** Cash that is not on hold, plus the unrealised result of the perpetuals that settle in it. */
export function freeEquity(state: VenueState, account: Account, currency: Currency): Money {
  let equity = balanceIn(account, currency).available;
  for (const book of perpetualsIn(state, currency)) {
    const position = positionIn(account, book.instrument.instrumentId);
    if (isFlat(position) || book.mark === null) continue;
    equity = add(equity, unrealizedPnl(position, book.mark, book.instrument.contractSize));
  }
  return equity;
}

/** What may be spent on something else: free equity less margin, and never more than the cash that is there. */
export function spendable(state: VenueState, account: Account, currency: Currency): Money {
  const free = subtract(freeEquity(state, account, currency), initialMargin(state, account, currency));
  return smallerOf(balanceIn(account, currency).available, free);
}

function* perpetualsIn(state: VenueState, currency: Currency): Iterable<Book> {
  for (const book of state.books.values()) {
    if (book.instrument.kind === 'Perpetual' && book.instrument.quoteCurrency === currency) yield book;
  }
}

function withWanted(pending: PendingNotional, instrumentId: InstrumentId, wanted?: Wanted): PendingNotional {
  if (wanted?.instrumentId !== instrumentId) return pending;
  return wanted.side === 'Buy'
    ? { ...pending, buys: add(pending.buys, wanted.notional) }
    : { ...pending, sells: add(pending.sells, wanted.notional) };
}

function worstExposure(value: Money, { buys, sells }: PendingNotional): Money {
  const ifBought = absolute(add(value, asMoney(buys)));
  const ifSold = absolute(subtract(value, asMoney(sells)));
  return largerOf(absolute(value), largerOf(ifBought, ifSold));
}

/** Signed. Before the first quote the cost basis has to do. */
function valueOf({ mark, instrument }: Book, position: Position): Money {
  return mark === null ? position.costBasis : marketValue(position, mark, instrument.contractSize);
}
