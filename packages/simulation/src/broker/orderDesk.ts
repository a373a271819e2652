import {
  add,
  assert,
  asMoney,
  equals,
  exceeds,
  isPositive,
  notionalFor,
  scale,
  subtract,
  toText,
  type AmendAnswer,
  type AmendRequest,
  type CancelTimer,
  type ClientOrderId,
  type Clock,
  type FeeRates,
  type FillDetail,
  type Instrument,
  type InstrumentId,
  type Money,
  type OrderProgress,
  type OrderReport,
  type OrderRequest,
  type Price,
  type Quantity,
  type RejectReason,
  type Side,
  type SubmitAnswer,
  type TradeId,
  type VenueOrderId,
} from '@bot/core';
import { scriptImpossible } from '../errors/simulationError';
import { refusalOf, type Admission } from './admission';
import { amendProblem, amendRefused } from './amendment';
import type { Broadcast } from './broadcast';
import { isLive, leavesOf, levelOf, newDeskOrder, orderedQuantity, type DeskOrder } from './deskOrder';
import { createFillBook } from './fillBook';
import { holdFor } from './holdFor';
import type { ScriptedRules } from './marketRefusal';
import { createMatching } from './matching';
import type { ScriptedAccount } from './scriptedAccount';
import type { ScriptedMarket } from './scriptedMarket';

export interface OrderDeskParts {
  readonly clock: Clock;
  readonly market: ScriptedMarket;
  readonly account: ScriptedAccount;
  readonly fees: FeeRates;
  readonly rules: ScriptedRules;
  readonly ids: { order(): VenueOrderId; trade(): string };
  readonly reports: Broadcast<OrderReport>;
  /** Fill at the quote what can trade; otherwise every fill comes from the script. */
  readonly autoFill: boolean;
}

export interface SubmitOptions {
  /** The order is refused for this reason, whatever it is. */
  readonly reject?: RejectReason;
  /** True: it does not trade on arrival. Default: the opposite of `autoFill`. */
  readonly rest?: boolean;
  /** True: it is taken, whatever it is. */
  readonly force?: boolean;
}

type EndStatus = 'Canceled' | 'Rejected' | 'Expired';

export interface FillTerms {
  readonly quantity: Quantity;
  readonly price: Price;
  readonly liquidity: 'Maker' | 'Taker';
  /** Default: by the fee rates. */
  readonly commission?: Money;
}

/** Takes orders, fills and ends them; keeps the account, the book and the stream of reports in step. */
export interface OrderDesk {
  /** A client order id that was seen before gets the first answer again. */
  submit(request: OrderRequest, options?: SubmitOptions): SubmitAnswer;
  /** New terms for an order that waits; a refused amendment changes nothing. */
  amend(request: AmendRequest): AmendAnswer;
  /** @throws SimulationError ScriptImpossible */
  fill(clientOrderId: ClientOrderId, terms: FillTerms): FillDetail;
  /** @throws SimulationError ScriptImpossible when the order has ended already */
  end(clientOrderId: ClientOrderId, status: EndStatus, reason: RejectReason): void;
  /** Takes a trade back; its order stays as it is. @throws SimulationError ScriptImpossible */
  bust(tradeId: TradeId): void;
  /** A cancel was accepted and will happen later. */
  markCanceling(clientOrderId: ClientOrderId): void;
  /** After a new quote: wakes the stops that it reached and fills the resting orders that it crosses. */
  match(instrumentId: InstrumentId): void;
  /** Somebody takes so much at the market: own orders that stand at the best price come first. */
  take(instrumentId: InstrumentId, side: Side, quantity: Quantity): void;
  /** Oldest first. */
  orders(): readonly DeskOrder[];
  fills(): readonly FillDetail[];
}

export function createOrderDesk(parts: OrderDeskParts): OrderDesk {
  const { clock, market, account, fees, rules, ids, reports } = parts;
  const answers = new Map<ClientOrderId, SubmitAnswer>();
  const orders = new Map<ClientOrderId, DeskOrder>();
  const expiries = new Map<ClientOrderId, CancelTimer>();
  const fills = createFillBook({ clock, market, account, reports, newTradeId: () => ids.trade() });
  const live = (): DeskOrder[] => [...orders.values()].filter(isLive);
  const matching = createMatching({
    ...{ market, live, fill, end },
    replace: (order) => update(order, {}),
    instrumentOf: ({ terms }) => instrumentOf(terms),
    print: (trade) => market.tape.print({ ...trade, tradeId: ids.trade(), at: clock.now() }),
  });

  function submit(request: OrderRequest, { reject, rest, force }: SubmitOptions = {}): SubmitAnswer {
    const { clientOrderId } = request;
    const first = answers.get(clientOrderId);
    if (first !== undefined) return first;
    const at = clock.now();
    const reason = reject ?? (force === true ? null : refusal(request));
    const answer: SubmitAnswer =
      reason === null
        ? { outcome: 'Accepted', clientOrderId, venueOrderId: ids.order(), at }
        : { outcome: 'Rejected', clientOrderId, reason, message: `The scripted venue says ${reason}.`, at };
    answers.set(clientOrderId, answer);
    if (answer.outcome === 'Accepted') {
      accept(request, answer.venueOrderId);
      if (!(rest ?? !parts.autoFill)) matching.arrive(liveOrder(clientOrderId));
    }
    return answer;
  }

  function refusal(request: OrderRequest): RejectReason | null {
    const instrument = market.instrument(request.instrumentId);
    return instrument === undefined ? 'UnknownInstrument' : refusalOf(admissionOf(request, instrument));
  }

  function admissionOf(terms: OrderRequest, instrument: Instrument): Admission {
    const { instrumentId } = instrument;
    const touch = market.touch(instrumentId, terms.side);
    return {
      ...{ terms, instrument, touch, account, rules, takerRate: fees.taker, now: clock.now() },
      leaves: orderedQuantity(terms, instrument, touch, fees.taker),
      last: market.tape.last(instrumentId),
      status: market.status(instrumentId),
      openOrders: live().filter((order) => order.terms.instrumentId === instrumentId).length,
    };
  }

  function accept(request: OrderRequest, venueOrderId: VenueOrderId): void {
    const { clientOrderId, timeInForce, expiresAt } = request;
    const instrument = instrumentOf(request);
    const touchOnArrival = market.touch(request.instrumentId, request.side);
    const quantity = orderedQuantity(request, instrument, touchOnArrival, fees.taker);
    update(newDeskOrder(request, { venueOrderId, touchOnArrival, quantity, at: clock.now() }), {});
    if (timeInForce !== 'GTD' || expiresAt === undefined) return;
    const expire = (): void => end(clientOrderId, 'Expired', 'Expired');
    expiries.set(clientOrderId, clock.setTimer(expiresAt - clock.now(), expire));
  }

  function amend(request: AmendRequest): AmendAnswer {
    const { venueOrderId, limitPrice, quantity } = request;
    const order = live().find(({ progress }) => progress.venueOrderId === venueOrderId);
    if (order === undefined) return amendRefused(request, 'OrderNotFound');
    const { clientOrderId } = order.terms;
    const terms: OrderRequest = { ...order.terms, limitPrice, quantity };
    // It pays with what it holds already, and does not count against itself.
    account.releaseHold(clientOrderId);
    const admission = admissionOf(terms, instrumentOf(terms));
    const leaves = subtract(quantity, order.progress.cumulativeQuantity);
    const problem = amendProblem(order, { ...admission, leaves, openOrders: admission.openOrders - 1 });
    if (problem !== null) {
      placeHold(order);
      return amendRefused(request, problem);
    }
    update({ ...order, terms, quantity, limitPrice }, {});
    if (parts.autoFill) matching.arrive(liveOrder(clientOrderId));
    return { venueOrderId, outcome: 'Accepted', reason: null, message: '' };
  }

  function fill(clientOrderId: ClientOrderId, terms: FillTerms): FillDetail {
    const order = liveOrder(clientOrderId);
    const { instrumentId, side } = order.terms;
    const instrument = instrumentOf(order.terms);
    const leaves = leavesOf(order);
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
    const { price, quantity, liquidity } = terms;
    const commissionCurrency = instrument.quoteCurrency;
    const parties = { clientOrderId, venueOrderId, instrumentId, side };
    return fills.add({ ...parties, price, quantity, liquidity, commission, commissionCurrency });
  }

  function bust(tradeId: TradeId): void {
    const fill = fills.find(tradeId);
    if (fill === undefined) throw scriptImpossible(`there is no trade ${tradeId}`);
    fills.bust(fill, instrumentOf(fill));
  }

  function end(clientOrderId: ClientOrderId, status: EndStatus, reason: RejectReason): void {
    update(liveOrder(clientOrderId), { status, reason });
  }

  /** Every change of an order goes through here: its progress is reported; its hold and its place in the book follow. */
  function update(order: DeskOrder, change: Partial<OrderProgress>): void {
    const { clientOrderId, instrumentId } = order.terms;
    const changed: DeskOrder = { ...order, progress: { ...order.progress, ...change, at: clock.now() } };
    orders.set(clientOrderId, changed);
    account.releaseHold(clientOrderId);
    if (isLive(changed)) placeHold(changed);
    else expiries.get(clientOrderId)?.();
    market.books.show(instrumentId, clientOrderId, levelOf(changed));
    reports.publish({ type: 'Progress', progress: changed.progress });
  }

  function placeHold(order: DeskOrder): void {
    const { terms, touchOnArrival: touch } = order;
    const basis = { terms, touch, takerRate: fees.taker, account, instrument: instrumentOf(terms) };
    account.placeHold(terms.clientOrderId, holdFor(basis, leavesOf(order)));
  }

  function liveOrder(clientOrderId: ClientOrderId): DeskOrder {
    const order = orders.get(clientOrderId);
    if (order === undefined) throw scriptImpossible(`there is no order ${clientOrderId}`);
    if (!isLive(order)) throw scriptImpossible(`${clientOrderId} is ${order.progress.status} already`);
    return order;
  }

  function instrumentOf({ instrumentId }: Pick<OrderRequest, 'instrumentId'>): Instrument {
    const instrument = market.instrument(instrumentId);
    assert(instrument !== undefined, 'an accepted order is for a known instrument');
    return instrument;
  }

  return {
    submit,
    amend,
    fill,
    end,
    markCanceling: (clientOrderId) =>
      void orders.set(clientOrderId, { ...liveOrder(clientOrderId), isCanceling: true }),
    match(instrumentId) {
      if (parts.autoFill) matching.match(instrumentId);
    },
    take: matching.take,
    orders: () => [...orders.values()],
    bust,
    fills: () => fills.all(),
  };
}
