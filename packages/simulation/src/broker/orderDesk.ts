import {
  add,
  assert,
  asMoney,
  equals,
  exceeds,
  isPositive,
  isTerminal,
  notionalFor,
  scale,
  subtract,
  toText,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type ClientOrderId,
  type Clock,
  type FeeRates,
  type FillDetail,
  type Instrument,
  type Money,
  type OrderProgress,
  type OrderReport,
  type OrderRequest,
  type Price,
  type Quantity,
  type RejectReason,
  type SubmitAnswer,
  type VenueOrder,
  type VenueOrderId,
} from '@bot/core';
import { scriptImpossible } from '../errors/simulationError';
import { crosses, holdFor, refusalOf } from './admission';
import type { Broadcast } from './broadcast';
import type { ScriptedAccount } from './scriptedAccount';
import type { ScriptedMarket } from './scriptedMarket';

export interface OrderDeskParts {
  readonly clock: Clock;
  readonly market: ScriptedMarket;
  readonly account: ScriptedAccount;
  readonly fees: FeeRates;
  readonly ids: { order(): VenueOrderId; trade(): string };
  readonly reports: Broadcast<OrderReport>;
  /** Fill at the quote what can trade; otherwise every fill comes from the script. */
  readonly autoFill: boolean;
}

/** An order at the venue. */
export interface DeskOrder extends VenueOrder {
  readonly terms: OrderRequest;
  /** The best price that it found; the hold of a market order is reckoned with it. */
  readonly touchOnArrival: Price | undefined;
}

export interface SubmitOptions {
  /** The order is refused for this reason, whatever it is. */
  readonly reject?: RejectReason;
  /** True: it does not trade on arrival. Default: the opposite of `autoFill`. */
  readonly rest?: boolean;
}

type EndStatus = 'Canceled' | 'Rejected' | 'Expired';

interface FillTerms {
  readonly quantity: Quantity;
  readonly price: Price;
  readonly liquidity: 'Maker' | 'Taker';
  /** Default: by the fee rates. */
  readonly commission?: Money;
}

/** Takes orders, fills and ends them; keeps the account and the stream of reports in step. */
export interface OrderDesk {
  /** A client order id that was seen before gets the first answer again. */
  submit(request: OrderRequest, options?: SubmitOptions): SubmitAnswer;
  /** @throws SimulationError ScriptImpossible */
  fill(clientOrderId: ClientOrderId, terms: FillTerms): FillDetail;
  /** @throws SimulationError ScriptImpossible when the order has ended already */
  end(clientOrderId: ClientOrderId, status: EndStatus, reason: RejectReason): void;
  /** After a new quote: fills the resting orders that it crosses. */
  match(instrument: Instrument): void;
  /** Oldest first. */
  orders(): readonly DeskOrder[];
  fills(): readonly FillDetail[];
}

export function createOrderDesk(parts: OrderDeskParts): OrderDesk {
  const { clock, market, account, fees, ids, reports } = parts;
  const answers = new Map<ClientOrderId, SubmitAnswer>();
  const orders = new Map<ClientOrderId, DeskOrder>();
  const fills: FillDetail[] = [];

  function submit(request: OrderRequest, { reject, rest }: SubmitOptions = {}): SubmitAnswer {
    const first = answers.get(request.clientOrderId);
    if (first !== undefined) return first;
    const answer = decide(request, reject);
    answers.set(request.clientOrderId, answer);
    if (answer.outcome === 'Accepted') {
      accept(request, answer.venueOrderId);
      if (!(rest ?? !parts.autoFill)) tradeOnArrival(request);
    }
    return answer;
  }

  function decide(request: OrderRequest, reject: RejectReason | undefined): SubmitAnswer {
    const { clientOrderId } = request;
    const at = clock.now();
    const reason = reject ?? refusal(request);
    return reason === null
      ? { outcome: 'Accepted', clientOrderId, venueOrderId: ids.order(), at }
      : { outcome: 'Rejected', clientOrderId, reason, message: `The scripted venue says ${reason}.`, at };
  }

  function refusal(request: OrderRequest): RejectReason | null {
    const instrument = market.instrument(request.instrumentId);
    if (instrument === undefined) return 'UnknownInstrument';
    const touch = market.touch(request.instrumentId, request.side);
    return refusalOf({ terms: request, instrument, touch, takerRate: fees.taker, account });
  }

  function accept(request: OrderRequest, venueOrderId: VenueOrderId): void {
    const { clientOrderId, instrumentId, side } = request;
    const order: DeskOrder = {
      terms: request,
      touchOnArrival: market.touch(instrumentId, side),
      progress: {
        clientOrderId,
        venueOrderId,
        instrumentId,
        status: 'Accepted',
        cumulativeQuantity: zeroQuantity,
        filledValue: zeroNotional,
        commission: zeroMoney,
        reason: null,
        at: clock.now(),
      },
    };
    update(order, {});
  }

  function tradeOnArrival(request: OrderRequest): void {
    const { clientOrderId, quantity, instrumentId, side, type, timeInForce } = request;
    const touch = market.touch(instrumentId, side);
    if (touch !== undefined && (type === 'Market' || crosses(request, touch))) {
      fill(clientOrderId, { quantity, price: touch, liquidity: 'Taker' });
    } else if (timeInForce !== 'GTC') {
      end(clientOrderId, 'Canceled', 'NoLiquidity');
    }
  }

  function fill(clientOrderId: ClientOrderId, terms: FillTerms): FillDetail {
    const order = liveOrder(clientOrderId);
    const { instrumentId, side } = order.terms;
    const instrument = instrumentOf(order);
    const leaves = subtract(order.terms.quantity, order.progress.cumulativeQuantity);
    if (!isPositive(terms.quantity) || exceeds(terms.quantity, leaves)) {
      throw scriptImpossible(`${clientOrderId} has ${toText(leaves)} left and cannot fill ${toText(terms.quantity)}`);
    }
    const value = notionalFor(terms.price, terms.quantity, instrument.contractSize);
    const rate = terms.liquidity === 'Maker' ? fees.maker : fees.taker;
    const commission = terms.commission ?? scale(asMoney(value), rate);
    account.settle(instrument, { side, quantity: terms.quantity, value, commission });
    const { cumulativeQuantity, filledValue, commission: commissionBefore, venueOrderId } = order.progress;
    update(order, {
      status: equals(terms.quantity, leaves) ? 'Filled' : 'PartiallyFilled',
      cumulativeQuantity: add(cumulativeQuantity, terms.quantity),
      filledValue: add(filledValue, value),
      commission: add(commissionBefore, commission),
    });
    const detail: FillDetail = {
      tradeId: ids.trade(),
      clientOrderId,
      venueOrderId,
      instrumentId,
      side,
      price: terms.price,
      quantity: terms.quantity,
      liquidity: terms.liquidity,
      commission,
      commissionCurrency: instrument.quoteCurrency,
      at: clock.now(),
    };
    fills.push(detail);
    reports.publish({ type: 'Fill', fill: detail });
    return detail;
  }

  function end(clientOrderId: ClientOrderId, status: EndStatus, reason: RejectReason): void {
    update(liveOrder(clientOrderId), { status, reason });
  }

  /** Every change of an order goes through here: its progress is reported, its hold follows. */
  function update(order: DeskOrder, change: Partial<OrderProgress>): void {
    const progress: OrderProgress = { ...order.progress, ...change, at: clock.now() };
    const { clientOrderId, quantity } = order.terms;
    orders.set(clientOrderId, { ...order, progress });
    account.releaseHold(clientOrderId);
    if (!isTerminal(progress.status)) {
      const leaves = subtract(quantity, progress.cumulativeQuantity);
      const admission = { terms: order.terms, touch: order.touchOnArrival, takerRate: fees.taker, account };
      account.placeHold(clientOrderId, holdFor({ ...admission, instrument: instrumentOf(order) }, leaves));
    }
    reports.publish({ type: 'Progress', progress });
  }

  function match(instrument: Instrument): void {
    if (!parts.autoFill) return;
    for (const { terms, progress } of [...orders.values()]) {
      if (terms.instrumentId !== instrument.instrumentId || isTerminal(progress.status)) continue;
      if (terms.limitPrice === null || !crosses(terms, market.touch(terms.instrumentId, terms.side))) continue;
      const leaves = subtract(terms.quantity, progress.cumulativeQuantity);
      fill(terms.clientOrderId, { quantity: leaves, price: terms.limitPrice, liquidity: 'Maker' });
    }
  }

  function liveOrder(clientOrderId: ClientOrderId): DeskOrder {
    const order = orders.get(clientOrderId);
    if (order === undefined) throw scriptImpossible(`there is no order ${clientOrderId}`);
    if (isTerminal(order.progress.status))
      throw scriptImpossible(`${clientOrderId} is ${order.progress.status} already`);
    return order;
  }

  function instrumentOf({ terms }: DeskOrder): Instrument {
    const instrument = market.instrument(terms.instrumentId);
    assert(instrument !== undefined, 'an accepted order is for a known instrument');
    return instrument;
  }

  return { submit, fill, end, match, orders: () => [...orders.values()], fills: () => [...fills] };
}
