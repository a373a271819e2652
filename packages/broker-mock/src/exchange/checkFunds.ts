import {
  add,
  asMoney,
  exceeds,
  notionalFor,
  scale,
  subtract,
  sum,
  toText,
  fromSteps,
  zeroNotional,
  type FeeRates,
  type Money,
  type Notional,
  type OrderRequest,
} from '@bot/core';
import type { Book } from './book';
import { refusal, type Refusal } from './checkTerms';
import { buyHold, coins, withFee } from './hold';
import { freeEquity, initialMargin, spendable, type Wanted } from './margin';
import { balanceIn, type Account, type VenueState } from './venueState';
import type { Walk } from './walkBook';

/** An order whose way through the book is known. */
export interface PlannedOrder {
  readonly account: Account;
  readonly book: Book;
  readonly request: OrderRequest;
  readonly walk: Walk;
  readonly feeRates: FeeRates;
}

/** Can the account pay for it at its worst? null when it can. A market order is judged by its walk through the book. */
export function checkFunds(state: VenueState, order: PlannedOrder): Refusal | null {
  if (order.book.instrument.kind === 'Perpetual') return checkMargin(state, order);
  return order.request.side === 'Buy' ? checkCash(state, order) : checkCoins(order);
}

function checkCash(state: VenueState, { account, book, request, walk, feeRates }: PlannedOrder): Refusal | null {
  const { instrument } = book;
  const needed =
    request.limitPrice === null
      ? withFee(walkedNotional(book, walk), feeRates)
      : buyHold(instrument, request, request.quantity, feeRates);
  const available = spendable(state, account, instrument.quoteCurrency);
  return exceeds(needed, available) ? insufficient(instrument.quoteCurrency, needed, available) : null;
}

function checkCoins({ account, book, request }: PlannedOrder): Refusal | null {
  const { baseCurrency } = book.instrument;
  const { available } = balanceIn(account, baseCurrency);
  const needed = coins(request.quantity);
  return exceeds(needed, available) ? insufficient(baseCurrency, needed, available) : null;
}

/** An order that does not raise the margin always passes: there must be a way out. */
function checkMargin(state: VenueState, { account, book, request, walk, feeRates }: PlannedOrder): Refusal | null {
  const { instrument } = book;
  const currency = instrument.quoteCurrency;
  const notional =
    request.limitPrice === null
      ? walkedNotional(book, walk)
      : notionalFor(request.limitPrice, request.quantity, instrument.contractSize);
  const wanted: Wanted = { instrumentId: instrument.instrumentId, side: request.side, notional };
  const marginBefore = initialMargin(state, account, currency);
  const marginAfter = initialMargin(state, account, currency, wanted);
  if (request.reduceOnly || !exceeds(marginAfter, marginBefore)) return null;
  const needed = add(marginAfter, asMoney(scale(notional, feeRates.taker)));
  const equity = freeEquity(state, account, currency);
  return exceeds(needed, equity) ? insufficient(currency, needed, equity) : null;
}

function walkedNotional({ instrument }: Book, { steps }: Walk): Notional {
  const { tickSize, lotSize, contractSize } = instrument;
  return sum(
    steps.map((step) =>
      step.step === 'Trade'
        ? notionalFor(fromSteps(step.ticks, tickSize), fromSteps(step.lots, lotSize), contractSize)
        : zeroNotional,
    ),
    zeroNotional,
  );
}

const insufficient = (currency: string, needed: Money, available: Money): Refusal =>
  refusal(
    'InsufficientFunds',
    `${toText(needed)} ${currency} are needed, ${toText(available)} are there (${toText(subtract(needed, available))} short).`,
  );
