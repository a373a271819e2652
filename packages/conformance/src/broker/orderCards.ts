import {
  add,
  asMoney,
  atLeast,
  equals,
  exceeds,
  moneyOf,
  negate,
  notionalFor,
  subtract,
  sum,
  toText,
  zeroQuantity,
  type Balance,
  type Money,
  type OrderProgress,
  type OrderRequest,
  type Quantity,
  type VenueOrder,
} from '@bot/core';
import { mustAmountTo, mustBe, mustExist, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';

export const orderCards: readonly BrokerCard[] = [
  {
    id: 'BC-110',
    title: 'fills a market buy and moves the balances by value and fee exactly',
    mandatory: true,
    precondition: 'Enough quote currency and liquidity.',
    stimulus: 'A small market buy.',
    expected:
      'Filled; reported quantities never fall; quote currency −value −fee, base currency +quantity; nothing held.',
    needs: [],
    check: (world) => checkMarketOrder(world, 'Buy'),
  },
  {
    id: 'BC-120',
    title: 'fills a market sell of what was bought',
    mandatory: true,
    precondition: 'A market buy was filled.',
    stimulus: 'Sell as much.',
    expected: 'Filled; quote currency +value −fee, base currency −quantity; nothing held.',
    needs: [],
    async check(world) {
      const bought = await world.order();
      await world.submitAccepted(bought);
      await world.ended(bought.clientOrderId);
      await checkMarketOrder(world, 'Sell');
    },
  },
  {
    id: 'BC-130',
    title: 'lets a limit buy rest and holds its cash',
    mandatory: true,
    precondition: 'No open orders.',
    stimulus: 'A limit buy at half the bid.',
    expected: 'Accepted and open, nothing filled; at least its value is held and the total has not moved.',
    needs: [],
    async check(world) {
      const { instrument } = world;
      const before = await world.balance(instrument.quoteCurrency);
      const request = await world.restingOrder();
      await world.submitAccepted(request);
      const { progress } = await openOrder(world, request);
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Accepted', '0'], 'status and filled quantity');
      const after = await world.balance(instrument.quoteCurrency);
      mustAmountTo(after.total, before.total, 'the total');
      const grown = subtract(after.hold, before.hold);
      mustHold(atLeast(grown, valueOf(request, world)), 'the hold grows by at least the value', grown);
      mustAmountTo(add(after.available, after.hold), after.total, 'available and hold');
    },
  },
  {
    id: 'BC-140',
    title: 'fills a resting limit buy when the price comes to it, never above its limit',
    mandatory: true,
    precondition: 'A limit buy rests.',
    stimulus: 'The price falls below the limit.',
    expected: 'Filled for no more than the limit; nothing is held any more.',
    needs: ['MovablePrice'],
    async check(world) {
      const request = await world.restingOrder();
      await world.submitAccepted(request);
      const limitPrice = mustExist(request.limitPrice, 'the limit');
      const { tickSize, quoteCurrency } = world.instrument;
      await world.act('movePriceTo', subtract(limitPrice, add(tickSize, tickSize)));
      const { progress } = await world.ended(request.clientOrderId);
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Filled', toText(request.quantity)], 'the end');
      const paid = asMoney(progress.filledValue);
      mustHold(!exceeds(paid, valueOf(request, world)), 'it pays no more than the limit', paid);
      mustBe(toText((await world.balance(quoteCurrency)).hold), '0', 'the hold afterwards');
    },
  },
  {
    id: 'BC-150',
    title: 'gives the first answer again for a client order id that it knows, and places nothing new',
    mandatory: true,
    partOf: 'BE-28',
    precondition: 'A limit buy rests.',
    stimulus: 'The same request again.',
    expected: 'The same answer; one open order; the hold has not grown.',
    needs: [],
    async check(world) {
      const { broker, instrument, ask } = world;
      const request = await world.restingOrder();
      const first = await world.submitAccepted(request);
      const { hold } = await world.balance(instrument.quoteCurrency);
      const second = await world.submitAccepted(request);
      mustBe(second.venueOrderId, first.venueOrderId, 'the order of the second answer');
      mustBe((await ask(broker.openOrders())).length, 1, 'open orders');
      mustAmountTo((await world.balance(instrument.quoteCurrency)).hold, hold, 'the hold');
    },
  },
  {
    id: 'BC-160',
    title: 'reports each status that an order goes through',
    mandatory: true,
    precondition: 'Somebody listens to reports.',
    stimulus: 'A limit buy rests and is canceled; a market buy is filled.',
    expected:
      'Accepted, Canceled for the first; Filled at the end for the second, and a fill report for each of its fills.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const resting = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(resting);
      await ask(broker.cancelOrders([venueOrderId]));
      await world.until('a report of the cancel', () => lastStatus(world, resting) === 'Canceled' || null);
      const statuses = new Set(world.progressOf(resting.clientOrderId).map(({ status }) => status));
      mustBe([...statuses], ['Accepted', 'Canceled'], 'statuses of the limit order');

      const market = await world.order();
      await world.submitAccepted(market);
      await world.until('a report of the fill', () => lastStatus(world, market) === 'Filled' || null);
      await world.until('fill reports of the whole quantity', () => isWhollyReported(world, market) || null);
    },
  },
];

async function checkMarketOrder(world: BrokerWorld, side: 'Buy' | 'Sell'): Promise<void> {
  const { baseCurrency, quoteCurrency } = world.instrument;
  const quoteBefore = await world.balance(quoteCurrency);
  const baseBefore = await world.balance(baseCurrency);
  const request = await world.order({ side });
  await world.submitAccepted(request);
  const { progress } = await world.ended(request.clientOrderId);
  mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Filled', toText(request.quantity)], 'the end');

  await world.until('a report of the end', () => lastStatus(world, request) === 'Filled' || null);
  mustNeverFall(world.progressOf(request.clientOrderId));
  const value = asMoney(progress.filledValue);
  const coins = moneyOf(toText(request.quantity));
  const [cashMove, coinMove] = side === 'Buy' ? [negate(value), coins] : [value, negate(coins)];
  mustMoveBy(quoteBefore, await world.balance(quoteCurrency), subtract(cashMove, progress.commission));
  mustMoveBy(baseBefore, await world.balance(baseCurrency), coinMove);
}

function mustNeverFall(progress: readonly OrderProgress[]): void {
  progress.reduce((before: Quantity, { cumulativeQuantity }) => {
    mustHold(!exceeds(before, cumulativeQuantity), 'the filled quantity never falls', [before, cumulativeQuantity]);
    return cumulativeQuantity;
  }, zeroQuantity);
}

function mustMoveBy(before: Balance, after: Balance, amount: Money): void {
  mustAmountTo(after.total, add(before.total, amount), `the total of ${before.currency}`);
  mustAmountTo(after.hold, before.hold, `the hold of ${before.currency}`);
}

async function openOrder({ broker, ask }: BrokerWorld, { clientOrderId }: OrderRequest): Promise<VenueOrder> {
  const open = await ask(broker.openOrders());
  const found = open.find(({ progress }) => progress.clientOrderId === clientOrderId);
  return mustExist(found, `${clientOrderId} among the open orders`);
}

const valueOf = ({ limitPrice, quantity }: OrderRequest, { instrument }: BrokerWorld): Money =>
  asMoney(notionalFor(mustExist(limitPrice, 'the limit'), quantity, instrument.contractSize));

const lastStatus = (world: BrokerWorld, { clientOrderId }: OrderRequest): string | undefined =>
  world.progressOf(clientOrderId).at(-1)?.status;

/** True when the fill reports of an order add up to its quantity. */
function isWhollyReported({ reports }: BrokerWorld, { clientOrderId, quantity }: OrderRequest): boolean {
  const fills = reports.flatMap((report) => (report.type === 'Fill' ? [report.fill] : []));
  const own = fills.filter((fill) => fill.clientOrderId === clientOrderId);
  return equals(
    sum(
      own.map((fill) => fill.quantity),
      zeroQuantity,
    ),
    quantity,
  );
}
