import {
  balanceOf,
  isTerminal,
  largerOf,
  quantityFor,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  zeroMoney,
  type Balance,
  type Broker,
  type ClientOrderId,
  type Currency,
  type Instrument,
  type OrderProgress,
  type OrderReport,
  type OrderRequest,
  type Price,
  type Quantity,
  type Quote,
  type SubmitAnswer,
  type VenueOrder,
} from '@bot/core';
import type { CardDefinition } from '../card/conformanceCard';
import { ConformanceFailure } from '../card/conformanceFailure';
import { mustExist } from '../card/rules';
import type { BrokerCapability, BrokerUnderConformance } from './brokerUnderConformance';

export type BrokerCard = CardDefinition<BrokerWorld, BrokerCapability>;

/** The venue and what the cards do with it. */
export interface BrokerWorld {
  readonly broker: Broker;
  readonly instrument: Instrument;
  /** Every report since the card began. */
  readonly reports: readonly OrderReport[];
  /** Waits for an answer of the venue. */
  ask<T>(call: Promise<T>): Promise<T>;
  advance(ms: number): Promise<void>;
  movePriceTo(price: Price): Promise<void>;
  quote(): Promise<Quote>;
  /** Zero when the venue does not list the currency. */
  balance(currency: Currency): Promise<Balance>;
  /** A small market buy under a new id, changed as asked. */
  order(change?: Partial<OrderRequest>): Promise<OrderRequest>;
  /** A limit buy at half the bid: it rests. */
  restingOrder(change?: Partial<OrderRequest>): Promise<OrderRequest>;
  /** @throws ConformanceFailure unless the venue accepts */
  submitAccepted(request: OrderRequest): Promise<Extract<SubmitAnswer, { outcome: 'Accepted' }>>;
  /** The order once it has ended. */
  ended(clientOrderId: ClientOrderId): Promise<VenueOrder>;
  progressOf(clientOrderId: ClientOrderId): readonly OrderProgress[];
  /** Lets time pass until `look` finds something. @throws ConformanceFailure when patience ends */
  until<T>(what: string, look: () => T | null | undefined | Promise<T | null | undefined>): Promise<T>;
  close(): Promise<void>;
}

const STEP_MS = 50;

export function createBrokerWorld(subject: BrokerUnderConformance, patienceMs: number): BrokerWorld {
  const { broker, instrument } = subject;
  const reports: OrderReport[] = [];
  const unsubscribe = broker.subscribeReports((report) => reports.push(report));
  let orders = 0;

  const ask = <T>(call: Promise<T>): Promise<T> => subject.settle?.(call) ?? call;
  const quote = (): Promise<Quote> => ask(broker.quote(instrument.instrumentId));
  const nextClientOrderId = subject.nextClientOrderId?.bind(subject) ?? (() => `conformance-${++orders}`);

  async function until<T>(what: string, look: () => T | null | undefined | Promise<T | null | undefined>): Promise<T> {
    for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += STEP_MS) {
      const found = await look();
      if (found !== null && found !== undefined) return found;
      await subject.advance(STEP_MS);
    }
    throw new ConformanceFailure(what, `it within ${patienceMs} ms`, 'nothing of the kind');
  }

  async function order(change: Partial<OrderRequest> = {}): Promise<OrderRequest> {
    const { bid } = await quote();
    return {
      clientOrderId: nextClientOrderId(),
      instrumentId: instrument.instrumentId,
      side: 'Buy',
      type: 'Market',
      quantity: smallQuantity(instrument, bid),
      limitPrice: null,
      timeInForce: 'IOC',
      postOnly: false,
      reduceOnly: false,
      ...change,
    };
  }

  async function find(clientOrderId: ClientOrderId): Promise<VenueOrder | null> {
    return ask(broker.findOrderByClientId(clientOrderId));
  }

  return {
    broker,
    instrument,
    reports,
    ask,
    advance: (ms) => subject.advance(ms),
    movePriceTo: (price) => mustExist(subject.movePriceTo, 'movePriceTo of the harness').call(subject, price),
    quote,
    async balance(currency) {
      const balances = await ask(broker.balances());
      return balances.find((each) => each.currency === currency) ?? balanceOf(currency, zeroMoney);
    },
    order,
    async restingOrder(change = {}) {
      const { bid } = await quote();
      const limitPrice = roundDown(scale(bid, ratioOf('0.5')), instrument.tickSize);
      return order({ type: 'Limit', limitPrice, timeInForce: 'GTC', ...change });
    },
    async submitAccepted(request) {
      const answer = await ask(broker.submitOrder(request));
      if (answer.outcome === 'Accepted') return answer;
      throw new ConformanceFailure('a fair order', 'Accepted', `Rejected ${answer.reason}: ${answer.message}`);
    },
    ended: (clientOrderId) =>
      until(`the end of ${clientOrderId}`, async () => {
        const found = await find(clientOrderId);
        return found !== null && isTerminal(found.progress.status) ? found : null;
      }),
    progressOf: (clientOrderId) =>
      reports.flatMap((report) =>
        report.type === 'Progress' && report.progress.clientOrderId === clientOrderId ? [report.progress] : [],
      ),
    until,
    async close() {
      unsubscribe();
      await subject.dispose?.();
    },
  };
}

/** Four times the least that the venue takes, so that it is enough at half the price too. */
function smallQuantity({ minQuantity, minNotional, lotSize, contractSize }: Instrument, price: Price): Quantity {
  const least = largerOf(minQuantity, quantityFor(minNotional, price, contractSize));
  return roundUp(scale(least, ratioOf('4')), lotSize);
}
