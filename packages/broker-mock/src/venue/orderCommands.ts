import {
  isMultipleOf,
  isPositive,
  toSteps,
  type AmendAnswer,
  type AmendRequest,
  type ClosePositionRequest,
  type OrderRequest,
  type SubmitAnswer,
} from '@bot/core';
import { orderNoOf, venueOrderIdOf } from '../exchange/ids';
import { closingEntry } from '../exchange/order/closingEntry';
import { isRefusal, isUncountable, readOrder } from '../exchange/order/readOrder';
import { refusal, type Refusal } from '../exchange/order/refusal';
import type { VenueCommand, VenueCommandOf } from '../exchange/venueCommand';
import type { AccountId, OrderEntry } from '../exchange/venueEvent';
import { accountOf, isAccepted, type VenueState } from '../exchange/venueState';
import type { VenueKey } from './venueKey';

/** Who asks, when, and by which key. */
export interface Asking {
  readonly state: VenueState;
  readonly accountId: AccountId;
  readonly key: VenueKey;
  readonly at: number;
}

/** A submit as the exchange takes it; what cannot be read as an order is a refusal that the exchange remembers. */
export function submitCommand(asking: Asking, request: OrderRequest): VenueCommand {
  const { state } = asking;
  const market = state.markets.get(request.instrumentId);
  const read = market === undefined ? unknownInstrument(request.instrumentId) : readOrder(market.listing, request);
  return commandFor(asking, request, read);
}

export function closeCommand(asking: Asking, request: ClosePositionRequest): VenueCommand {
  const { state, accountId } = asking;
  const market = state.markets.get(request.instrumentId);
  const read =
    market === undefined ? unknownInstrument(request.instrumentId) : closingEntry(state, market, accountId, request);
  return commandFor(asking, request, read);
}

/** The first answer to a client order id; undefined when the exchange does not know it. */
export function answerTo(state: VenueState, accountId: AccountId, clientOrderId: string): SubmitAnswer | undefined {
  const answer = accountOf(state, accountId).answers.get(clientOrderId);
  if (answer === undefined) return undefined;
  return isAccepted(answer)
    ? { outcome: 'Accepted', clientOrderId, venueOrderId: venueOrderIdOf(answer.orderNo), at: answer.createdAt }
    : { outcome: 'Rejected', clientOrderId, ...answer };
}

/** An amendment in whole numbers, or the answer that refuses it at once. */
export function amendCommand(
  { state, accountId, at }: Asking,
  { venueOrderId, limitPrice, quantity }: AmendRequest,
): VenueCommandOf<'AmendOrder'> | AmendAnswer {
  const orderNo = orderNoOf(venueOrderId) ?? 0;
  const instrument = state.orders.get(orderNo)?.market.listing.instrument;
  if (instrument === undefined) {
    return { venueOrderId, outcome: 'Refused', reason: 'OrderNotFound', message: 'There is no such order.' };
  }
  const { tickSize, lotSize } = instrument;
  const isWhole = isMultipleOf(limitPrice, tickSize) && isMultipleOf(quantity, lotSize);
  if (!isWhole || !isPositive(limitPrice) || !isPositive(quantity)) {
    const message = 'Price or quantity is no multiple of its step above zero.';
    return { venueOrderId, outcome: 'Refused', reason: 'InvalidPrecision', message };
  }
  if (isUncountable(limitPrice, tickSize) || isUncountable(quantity, lotSize)) {
    const message = 'Price or quantity is larger than any order may have.';
    return { venueOrderId, outcome: 'Refused', reason: 'InvalidSize', message };
  }
  const [limitTicks, lots] = [toSteps(limitPrice, tickSize), toSteps(quantity, lotSize)];
  return { type: 'AmendOrder', at, accountId, orderNo, limitTicks, lots };
}

/** VR-208: an account without perpetuals is told so by a refusal. */
function commandFor(
  { state, accountId, key, at }: Asking,
  { clientOrderId, instrumentId }: Pick<OrderRequest, 'clientOrderId' | 'instrumentId'>,
  read: OrderEntry | Refusal,
): VenueCommand {
  const refuse = (why: Refusal): VenueCommand => ({ type: 'RefuseOrder', at, accountId, clientOrderId, ...why });
  const isPerpetual = state.markets.get(instrumentId)?.listing.isPerpetual === true;
  if (isPerpetual && !key.permissions().canTradePerpetuals) return refuse(notPermitted);
  return isRefusal(read) ? refuse(read) : { type: 'SubmitOrder', at, accountId, entry: read };
}

const notPermitted = refusal('NotPermitted', 'The account may not trade perpetuals.');

const unknownInstrument = (instrumentId: string): Refusal =>
  refusal('UnknownInstrument', `There is no instrument ${instrumentId}.`);
