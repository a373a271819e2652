import {
  absolute,
  exceeds,
  isNegative,
  isZero,
  notionalFor,
  fromSteps,
  toSteps,
  toText,
  type OrderRequest,
} from '@bot/core';
import { isWithin, levelsOf, type Book } from './book';
import { checkFunds } from './checkFunds';
import { checkTerms, refusal, type Refusal } from './checkTerms';
import { tradesOf } from './decideTrades';
import { netLotsIn, volume30d } from './accountQueries';
import type { VenueCommand } from './venueCommand';
import type { AccountId, VenueEvent } from './venueEvent';
import { accountOf, answerKey, balanceIn, positionIn, type Account, type VenueState } from './venueState';
import { createDraft, walkBook, type Walk } from './walkBook';

type Submit = Extract<VenueCommand, { type: 'SubmitOrder' }>;

/** Accepts, trades and rests an order, or refuses it. A client order id that is known decides nothing: the first answer stands. */
export function decideSubmit(state: VenueState, { at, accountId, request }: Submit): readonly VenueEvent[] {
  if (state.answers.has(answerKey(accountId, request.clientOrderId))) return [];
  const refuse = ({ reason, message }: Refusal): readonly VenueEvent[] => [
    { type: 'OrderRejected', at, accountId, clientOrderId: request.clientOrderId, reason, message },
  ];

  const book = state.books.get(request.instrumentId);
  if (book === undefined)
    return refuse(refusal('UnknownInstrument', `There is no instrument ${request.instrumentId}.`));
  const wrongTerms = checkTerms(book.instrument, request);
  if (wrongTerms !== null) return refuse(wrongTerms);

  const account = accountOf(state, accountId);
  const feeRates = state.feeModel(volume30d(account, at));
  const walk = walkFor(state, book, accountId, request);
  const problem =
    checkReducing(book, account, request) ??
    checkLiquidity(book, request, walk) ??
    checkFunds(state, { account, book, request, walk, feeRates });
  if (problem !== null) return refuse(problem);

  const venueOrderId = `V${state.orders.size + 1}`;
  return [
    {
      type: 'OrderAccepted',
      at,
      accountId,
      venueOrderId,
      request,
      feeRates: { maker: toText(feeRates.maker), taker: toText(feeRates.taker) },
    },
    ...tradesOf(state, book, walk, {
      at,
      side: request.side,
      taker: { accountId, venueOrderId, feeRates },
      tradesBefore: 0,
    }),
    ...endOf(request, walk, venueOrderId, at),
  ];
}

function walkFor(state: VenueState, book: Book, accountId: AccountId, request: OrderRequest): Walk {
  const { instrument } = book;
  const limitTicks = request.limitPrice === null ? null : toSteps(request.limitPrice, instrument.tickSize);
  const lots = toSteps(request.quantity, instrument.lotSize);
  return walkBook(
    levelsOf(book, request.side === 'Buy' ? 'Sell' : 'Buy'),
    { accountId, side: request.side, limitTicks, lots },
    createDraft((owner) => netLotsIn(state, owner, instrument)),
  );
}

/** Spot reduces what the base balance holds; a perpetual reduces its position. */
function checkReducing({ instrument }: Book, account: Account, request: OrderRequest): Refusal | null {
  if (!request.reduceOnly) return null;
  const { netQuantity } = positionIn(account, instrument.instrumentId);
  const opposes =
    instrument.kind === 'Spot'
      ? request.side === 'Sell' && !isZero(balanceIn(account, instrument.baseCurrency).total)
      : !isZero(netQuantity) && isNegative(netQuantity) === (request.side === 'Buy');
  const fits = instrument.kind === 'Spot' || !exceeds(request.quantity, absolute(netQuantity));
  if (opposes && fits) return null;
  return refusal('ReduceOnlyWouldIncrease', `There is not so much of ${instrument.instrumentId} to reduce.`);
}

function checkLiquidity(book: Book, request: OrderRequest, walk: Walk): Refusal | null {
  const { instrument } = book;
  const best = levelsOf(book, request.side === 'Buy' ? 'Sell' : 'Buy')[0];
  if (request.postOnly && best !== undefined && request.limitPrice !== null) {
    const crosses = isWithin(request.side, toSteps(request.limitPrice, instrument.tickSize), best.ticks);
    if (crosses) return refusal('PostOnlyWouldCross', 'The post-only order would have traded at once.');
  }
  if (request.timeInForce === 'FOK' && walk.leavesLots > 0) {
    return refusal('NoLiquidity', 'There is not enough to fill the whole order at once.');
  }
  if (request.type === 'Limit') return null;
  if (best === undefined) return refusal('NoLiquidity', 'Nobody offers anything to trade with.');
  const worth = notionalFor(fromSteps(best.ticks, instrument.tickSize), request.quantity, instrument.contractSize);
  if (!exceeds(instrument.minNotional, worth)) return null;
  return refusal(
    'BelowMinimumSize',
    `The value ${toText(worth)} is below the minimum of ${toText(instrument.minNotional)}.`,
  );
}

/** What becomes of the rest: it waits, or it is canceled. */
function endOf(request: OrderRequest, walk: Walk, venueOrderId: string, at: number): readonly VenueEvent[] {
  if (walk.leavesLots === 0) return [];
  // One owner's orders never meet: the newer one is canceled, which no reason of the list names.
  if (walk.metOwnOrder) return [{ type: 'OrderCanceled', at, venueOrderId, reason: 'Other' }];
  const waits = request.type === 'Limit' && request.timeInForce === 'GTC';
  return waits
    ? [{ type: 'OrderRested', at, venueOrderId }]
    : [{ type: 'OrderCanceled', at, venueOrderId, reason: 'NoLiquidity' }];
}
