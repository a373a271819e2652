import {
  add,
  balanceOf,
  isTerminal,
  largerOf,
  quantityFor,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  zeroMoney,
  zeroQuantity,
  type Balance,
  type Broker,
  type ClientOrderId,
  type Currency,
  type FillDetail,
  type Instrument,
  type InstrumentId,
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
import type { BrokerAbilities } from './brokerAbilities';
import type { BrokerCapability, BrokerFacts, BrokerUnderConformance } from './brokerUnderConformance';

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
  /** The harness does something to the venue. @throws ConformanceFailure when it cannot and did not say so */
  act<Name extends keyof BrokerAbilities>(name: Name, ...given: Parameters<BrokerAbilities[Name]>): Promise<void>;
  /** @throws ConformanceFailure when the harness does not say it and did not say so */
  fact<Name extends keyof BrokerFacts>(name: Name): BrokerFacts[Name];
  quote(instrument?: Instrument): Promise<Quote>;
  /** Zero when the venue does not list the currency. */
  balance(currency: Currency): Promise<Balance>;
  /** Signed; zero when the venue lists none. */
  netQuantity(instrumentId: InstrumentId): Promise<Quantity>;
  /** A small market buy under a new id, changed as asked. */
  order(change?: Partial<OrderRequest>, instrument?: Instrument): Promise<OrderRequest>;
  /** A limit buy at half the bid: it rests. */
  restingOrder(change?: Partial<OrderRequest>): Promise<OrderRequest>;
  /** A limit buy one tick above the bid: it rests, and is the first that a seller meets. */
  foremostOrder(change?: Partial<OrderRequest>): Promise<OrderRequest>;
  /** @throws ConformanceFailure unless the venue accepts */
  submitAccepted(request: OrderRequest): Promise<Extract<SubmitAnswer, { outcome: 'Accepted' }>>;
  /** Submits and waits for the end. @throws ConformanceFailure unless the venue accepts */
  submitToEnd(request: OrderRequest): Promise<VenueOrder>;
  /** The order once it has ended. */
  ended(clientOrderId: ClientOrderId): Promise<VenueOrder>;
  progressOf(clientOrderId: ClientOrderId): readonly OrderProgress[];
  fillsOf(clientOrderId: ClientOrderId): readonly FillDetail[];
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
  const quote = ({ instrumentId } = instrument): Promise<Quote> => ask(broker.quote(instrumentId));
  const nextClientOrderId = subject.nextClientOrderId?.bind(subject) ?? (() => `conformance-${++orders}`);

  async function until<T>(what: string, look: () => T | null | undefined | Promise<T | null | undefined>): Promise<T> {
    for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += STEP_MS) {
      const found = await look();
      if (found !== null && found !== undefined) return found;
      await subject.advance(STEP_MS);
    }
    throw new ConformanceFailure(what, `it within ${patienceMs} ms`, 'nothing of the kind');
  }

  async function order(change: Partial<OrderRequest> = {}, traded = instrument): Promise<OrderRequest> {
    const { bid } = await quote(traded);
    return {
      clientOrderId: nextClientOrderId(),
      instrumentId: traded.instrumentId,
      side: 'Buy',
      type: 'Market',
      quantity: smallQuantity(traded, bid),
      limitPrice: null,
      timeInForce: 'IOC',
      postOnly: false,
      reduceOnly: false,
      ...change,
    };
  }

  async function submitAccepted(request: OrderRequest): Promise<Extract<SubmitAnswer, { outcome: 'Accepted' }>> {
    const answer = await ask(broker.submitOrder(request));
    if (answer.outcome === 'Accepted') return answer;
    throw new ConformanceFailure('a fair order', 'Accepted', `Rejected ${answer.reason}: ${answer.message}`);
  }

  const ended = (clientOrderId: ClientOrderId): Promise<VenueOrder> =>
    until(`the end of ${clientOrderId}`, async () => {
      const found = await ask(broker.findOrderByClientId(clientOrderId));
      return found !== null && isTerminal(found.progress.status) ? found : null;
    });

  return {
    broker,
    instrument,
    reports,
    ask,
    advance: (ms) => subject.advance(ms),
    async act(name, ...given) {
      const ability = mustExist(subject[name], `${name} of the harness`) as (
        ...args: readonly unknown[]
      ) => Promise<void>;
      await ability.apply(subject, given);
    },
    fact: <Name extends keyof BrokerFacts>(name: Name) =>
      mustExist(subject[name] as BrokerFacts[Name] | undefined, `${name} of the harness`),
    quote,
    async balance(currency) {
      const balances = await ask(broker.balances());
      return balances.find((each) => each.currency === currency) ?? balanceOf(currency, zeroMoney);
    },
    async netQuantity(instrumentId) {
      const positions = await ask(broker.positions());
      return positions.find((each) => each.instrumentId === instrumentId)?.netQuantity ?? zeroQuantity;
    },
    order,
    async restingOrder(change = {}) {
      const { bid } = await quote();
      const limitPrice = roundDown(scale(bid, ratioOf('0.5')), instrument.tickSize);
      return order({ type: 'Limit', limitPrice, timeInForce: 'GTC', ...change });
    },
    async foremostOrder(change = {}) {
      const { bid } = await quote();
      const limitPrice = add(bid, instrument.tickSize);
      return order({ type: 'Limit', limitPrice, timeInForce: 'GTC', ...change });
    },
    submitAccepted,
    async submitToEnd(request) {
      await submitAccepted(request);
      return ended(request.clientOrderId);
    },
    ended,
    progressOf: (clientOrderId) =>
      reports.flatMap((report) =>
        report.type === 'Progress' && report.progress.clientOrderId === clientOrderId ? [report.progress] : [],
      ),
    fillsOf: (clientOrderId) =>
      reports.flatMap((report) =>
        report.type === 'Fill' && report.fill.clientOrderId === clientOrderId ? [report.fill] : [],
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
