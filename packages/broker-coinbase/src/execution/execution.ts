import {
  isBrokerError,
  isPositive,
  toText,
  type AmendAnswer,
  type AmendRefusal,
  type BrokerError,
  type CancelAnswer,
  type ClientOrderId,
  type ClosePositionRequest,
  type EpochMs,
  type ExecutionClient,
  type InstrumentId,
  type OrderRequest,
  type RejectReason,
  type SubmitAnswer,
  type TradingStatus,
  type VenueOrderId,
} from '@bot/core';
import { cancelOrderBatch, type WireCancelResult } from '../endpoints/cancelOrders';
import { closeFuturesPosition } from '../endpoints/closePosition';
import { createOrder, type WirePlaced } from '../endpoints/createOrder';
import { editOrder } from '../endpoints/editOrder';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { createOrderBody } from '../mapping/orderConfiguration';
import type { Product } from '../mapping/products';
import { amendRefusalOf, refusalOf, saysDuplicate, saysUnderWay, type Refused } from '../mapping/rejectReasons';
import type { UnknownValues } from '../mapping/unknownValues';
import type { Products } from '../market/products';
import { failure, reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';
import { checkOrder, isWholeSteps } from './checkOrder';
import type { KnownOrders } from './knownOrders';
import type { OrderLookup } from './orderLookup';
import { rememberRefusals } from './refusals';
import type { SpotClose } from './spotClose';

export interface ExecutionOptions {
  readonly rest: RestClient;
  readonly products: Products;
  readonly known: KnownOrders;
  readonly orders: OrderLookup;
  readonly unknowns: UnknownValues;
  /** Of the venue. */
  readonly now: () => EpochMs;
  /** What the product takes at present. @throws BrokerError */
  readonly statusOf: (instrumentId: InstrumentId) => Promise<TradingStatus>;
  /** The order that closes coins. */
  readonly spotClose: SpotClose;
  /** Whether nothing of a perpetual is held. @throws BrokerError */
  readonly isFlat: (instrumentId: InstrumentId) => Promise<boolean>;
  /** The venue has taken an order: the stream is to tell of it. */
  readonly accepted: (venueOrderId: VenueOrderId) => void;
}

/** What an answer to a submit is about. */
interface Asked {
  readonly operation: string;
  readonly clientOrderId: ClientOrderId;
  /** Something was sent under the id before, and no answer came of it. */
  readonly isRepeated: boolean;
}

/** Ids in one request to cancel. */
const CANCELS_AT_ONCE = 100;

/** Orders in. What a rule refuses is an answer, of ours or of the venue's; what gets no usable answer is an error. */
export function createExecution(options: ExecutionOptions): Omit<ExecutionClient, 'subscribeReports'> {
  const { rest, products, known, orders, unknowns, now, statusOf, spotClose, isFlat, accepted } = options;
  const refusals = rememberRefusals();

  async function submitOrder(request: OrderRequest): Promise<SubmitAnswer> {
    const { clientOrderId, instrumentId, reduceOnly } = request;
    const refusedBefore = refusals.of(clientOrderId);
    if (refusedBefore !== undefined) return refusedBefore;
    const product = products.known(instrumentId) ?? (await productFor('submitOrder', instrumentId));
    if (product === null) return rejected(clientOrderId, noSuchInstrument(instrumentId));
    // What was sent may have been taken, whatever has become of the product since.
    const isRepeated = wasSent(clientOrderId);
    const refused = isRepeated ? null : checkOrder(product, request);
    if (refused !== null) return rejected(clientOrderId, refused);
    known.sent(request, now());
    const isSpot = product.instrument.kind === 'Spot';
    const placed = await createOrder(rest, createOrderBody(request, isSpot), reduceOnly ? 'Urgent' : 'Normal');
    const asked = { operation: 'submitOrder', clientOrderId, isRepeated };
    return answerOf(asked, placed, async (said) => {
      // Coins that are not there can neither be sold nor reduced.
      const isTooMuch = isSpot && reduceOnly && said.reason === 'InsufficientFunds';
      return isTooMuch ? { ...said, reason: 'ReduceOnlyWouldIncrease' } : explained(instrumentId, said);
    });
  }

  const wasSent = (clientOrderId: ClientOrderId): boolean => (known.byClientId(clientOrderId)?.sentAt ?? null) !== null;

  async function answerOf(
    asked: Asked,
    placed: WirePlaced,
    explain: (said: Refused) => Promise<Refused>,
  ): Promise<SubmitAnswer> {
    const { operation, clientOrderId, isRepeated } = asked;
    if (!placed.success) {
      const { error_response: error } = placed;
      if (isRepeated || saysDuplicate(error)) {
        const before = await placedBefore(asked, saysDuplicate(error));
        if (before !== null) return taken(clientOrderId, before);
      }
      return rejected(clientOrderId, await explain(refusalOf(error, unknowns)));
    }
    const { order_id: venueOrderId, client_order_id: echoed } = placed.success_response;
    reading(operation, () => {
      if (echoed && echoed !== clientOrderId) throw new MalformedAnswer('the answer is about another order');
    });
    return taken(clientOrderId, venueOrderId);
  }

  /**
   * A refusal is about one attempt: the one before it, of which no answer came, may have been taken.
   * @throws BrokerError whose outcome is Unknown, when that cannot be told
   */
  async function placedBefore({ operation, clientOrderId }: Asked, isCertain: boolean): Promise<VenueOrderId | null> {
    const nobodyKnows = (why: string) =>
      failure('VenueUnavailable', operation, `${operation}: ${clientOrderId} was sent before, and ${why}`);
    const found = await orders.find(clientOrderId).catch((error: unknown) => {
      throw isBrokerError(error) && error.venueOutcome === 'NotActed' ? nobodyKnows(error.message) : error;
    });
    if (found !== null) return found.progress.venueOrderId;
    if (isCertain) throw nobodyKnows('is not listed yet.');
    return null;
  }

  function taken(clientOrderId: ClientOrderId, venueOrderId: VenueOrderId): SubmitAnswer {
    known.named(clientOrderId, venueOrderId);
    accepted(venueOrderId);
    return { outcome: 'Accepted', clientOrderId, venueOrderId, at: now() };
  }

  function rejected(clientOrderId: string, { reason, message }: Refused): SubmitAnswer {
    known.refused(clientOrderId);
    return refusals.remember({ outcome: 'Rejected', clientOrderId, reason, message, at: now() });
  }

  /** The venue says that the product takes no such order now; which orders it does take stands with the product. */
  async function explained(instrumentId: InstrumentId, said: Refused): Promise<Refused> {
    if (said.reason !== 'ProductDisabled') return said;
    const status = await statusOf(instrumentId).catch(() => 'Disabled' as const);
    return { ...said, reason: byTradingStatus[status] };
  }

  /** null: there is no such product. @throws BrokerError NotConnected when its figures cannot be read: then nothing is sent */
  async function productFor(operation: string, instrumentId: InstrumentId): Promise<Product | null> {
    try {
      return await products.find(instrumentId);
    } catch (error) {
      if (isBrokerError(error, 'NotFound')) return null;
      if (!isBrokerError(error)) throw error;
      throw failure(
        'NotConnected',
        operation,
        `${operation}: nothing was sent, as the product could not be read: ${error.message}`,
      );
    }
  }

  async function closePosition(request: ClosePositionRequest): Promise<SubmitAnswer> {
    const { clientOrderId, instrumentId, quantity } = request;
    const refusedBefore = refusals.of(clientOrderId);
    if (refusedBefore !== undefined) return refusedBefore;
    const product = await productFor('closePosition', instrumentId);
    if (product === null) return rejected(clientOrderId, noSuchInstrument(instrumentId));
    if (product.instrument.kind === 'Spot') return closeSpot(product, request);
    const size = quantity === undefined ? {} : { size: toText(quantity) };
    const body = { client_order_id: clientOrderId, product_id: instrumentId, ...size };
    const asked = { operation: 'closePosition', clientOrderId, isRepeated: wasSent(clientOrderId) };
    known.asked(clientOrderId, now());
    const placed = await closeFuturesPosition(rest, body);
    return answerOf(asked, placed, async (said) => {
      const isNothing = said.reason === 'Other' || said.reason === 'UnsupportedOrder';
      return isNothing && (await isFlat(instrumentId)) ? nothingHeld(instrumentId) : explained(instrumentId, said);
    });
  }

  /** The venue closes futures only: coins are sold by an order like any other, and once. */
  async function closeSpot(product: Product, request: ClosePositionRequest): Promise<SubmitAnswer> {
    const { clientOrderId } = request;
    const { venueOrderId = null, terms = null } = known.byClientId(clientOrderId) ?? {};
    if (venueOrderId !== null) return { outcome: 'Accepted', clientOrderId, venueOrderId, at: now() };
    // How much was held then is in its terms; by now it may be on its way.
    if (terms !== null) return submitOrder({ clientOrderId, ...terms });
    const order = await spotClose(product.instrument, request);
    if (isPositive(order.quantity)) return submitOrder(order);
    const placed = await orders.find(clientOrderId);
    if (placed === null) return rejected(clientOrderId, nothingHeld(request.instrumentId));
    return { outcome: 'Accepted', clientOrderId, venueOrderId: placed.progress.venueOrderId, at: now() };
  }

  return {
    submitOrder,
    closePosition,
    async cancelOrders(venueOrderIds) {
      const answers: CancelAnswer[] = [];
      for (let from = 0; from < venueOrderIds.length; from += CANCELS_AT_ONCE) {
        const ids = venueOrderIds.slice(from, from + CANCELS_AT_ONCE);
        const results = await cancelOrderBatch(rest, ids);
        answers.push(...reading('cancelOrders', () => ids.map((id) => cancelAnswer(id, results))));
      }
      return answers;
    },
    async amendOrder({ venueOrderId, limitPrice, quantity }) {
      const instrumentId = known.byVenueId(venueOrderId)?.terms?.instrumentId;
      const product = instrumentId === undefined ? undefined : products.known(instrumentId);
      if (product !== undefined && !isWholeSteps(product, limitPrice, quantity)) {
        return refusedAmend(
          venueOrderId,
          'InvalidPrecision',
          'Price or quantity is no whole number of steps above zero.',
        );
      }
      try {
        const body = { order_id: venueOrderId, price: toText(limitPrice), size: toText(quantity) };
        const { success, errors, error_response } = await editOrder(rest, body);
        const [error] = [errors ?? [], error_response ?? []].flat();
        if (success) return amendAccepted(venueOrderId);
        if (error !== undefined && saysUnderWay(error)) throw amendUnderWay(venueOrderId);
        const reason = error === undefined ? 'NotAmendable' : amendRefusalOf(error, unknowns);
        const words = [
          error?.edit_failure_reason,
          error?.edit_order_failure_reason,
          error?.preview_failure_reason,
          error?.error_details,
        ];
        if (reason === null) return amendAccepted(venueOrderId);
        return refusedAmend(venueOrderId, reason, words.filter(Boolean).join(', '));
      } catch (error) {
        if (!isBrokerError(error, 'NotFound')) throw error;
        return refusedAmend(venueOrderId, 'OrderNotFound', error.message);
      }
    },
  };
}

const byTradingStatus: Readonly<Record<TradingStatus, RejectReason>> = {
  Online: 'ProductDisabled',
  Disabled: 'ProductDisabled',
  CancelOnly: 'CancelOnly',
  LimitOnly: 'LimitOnly',
  PostOnly: 'PostOnlyMode',
  Auction: 'Auction',
};

/** @throws MalformedAnswer when the venue says nothing of it: then nobody knows whether it will be canceled */
function cancelAnswer(venueOrderId: VenueOrderId, results: readonly WireCancelResult[]): CancelAnswer {
  const result = results.find(({ order_id }) => order_id === venueOrderId);
  if (result === undefined) throw new MalformedAnswer(`nothing is said of ${venueOrderId}`);
  return {
    venueOrderId,
    outcome: result.success ? 'Accepted' : 'Refused',
    message: result.success ? '' : (result.failure_reason ?? ''),
  };
}

/** It may be this amendment, asked for before, or another one: nobody knows which terms the order will have. */
const amendUnderWay = (venueOrderId: VenueOrderId): BrokerError =>
  failure('VenueUnavailable', 'amendOrder', `amendOrder: ${venueOrderId} is being replaced already.`);

const amendAccepted = (venueOrderId: VenueOrderId): AmendAnswer => ({
  ...{ venueOrderId, outcome: 'Accepted', reason: null, message: '' },
});

const refusedAmend = (venueOrderId: VenueOrderId, reason: AmendRefusal, message: string): AmendAnswer => ({
  ...{ venueOrderId, outcome: 'Refused', reason, message },
});

const noSuchInstrument = (instrumentId: InstrumentId): Refused => ({
  reason: 'UnknownInstrument',
  message: `Coinbase has no ${instrumentId} that can be traded here.`,
});

const nothingHeld = (instrumentId: InstrumentId): Refused => ({
  reason: 'ReduceOnlyWouldIncrease',
  message: `Nothing of ${instrumentId} is held.`,
});
