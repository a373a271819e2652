import {
  add,
  atLeast,
  exceeds,
  isTerminal,
  priceFor,
  sum,
  toText,
  zeroMoney,
  zeroQuantity,
  type OrderProgress,
  type OrderRequest,
  type Quantity,
} from '@bot/core';
import { mustAmountTo, mustBe, mustExist, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';

/** What is told of an order, and in which order. */
export const reportCards: readonly BrokerCard[] = [
  {
    id: 'BC-162',
    title: 'goes from open over partly filled to filled, at the average of its fills',
    mandatory: false,
    partOf: 'BE-10',
    precondition: 'A limit buy rests one tick above the bid.',
    stimulus: 'Somebody sells half as much, and then the other half.',
    expected: 'Accepted, PartiallyFilled, Filled, in this order; value ÷ quantity is the limit price.',
    needs: ['Takers'],
    async check(world) {
      const request = await fillInTwo(world);
      const told = world.progressOf(request.clientOrderId).map(({ status }) => status);
      mustBe([...new Set(told)], ['Accepted', 'PartiallyFilled', 'Filled'], 'the statuses');
      const { progress } = await world.ended(request.clientOrderId);
      const average = priceFor(progress.filledValue, progress.cumulativeQuantity, world.instrument.contractSize);
      mustAmountTo(average, mustExist(request.limitPrice, 'the limit'), 'the average price');
    },
  },
  {
    id: 'BC-164',
    title: 'never takes back what it has reported',
    mandatory: true,
    precondition: 'A limit buy rests one tick above the bid.',
    stimulus: 'Somebody sells half as much, and then the other half.',
    expected: 'Quantity, value and time of its reports never fall, and nothing but the same comes after its end.',
    needs: ['Takers'],
    async check(world) {
      const request = await fillInTwo(world);
      await world.advance(1000);
      const told = world.progressOf(request.clientOrderId);
      told.reduce((before, after) => {
        mustHold(neverFalls(before, after), 'nothing that was reported is taken back', [before, after]);
        return after;
      });
    },
  },
  {
    id: 'BC-166',
    title: 'tells each fill once, and the fills add up to the progress',
    mandatory: true,
    precondition: 'A limit buy rests one tick above the bid.',
    stimulus: 'Somebody sells half as much, and then the other half.',
    expected:
      'Reports of fills with distinct trade ids; their quantities and commissions add up to those of the order.',
    needs: ['Takers'],
    async check(world) {
      const request = await fillInTwo(world);
      const { clientOrderId, quantity } = request;
      const filled = (): Quantity =>
        sum(
          world.fillsOf(clientOrderId).map((fill) => fill.quantity),
          zeroQuantity,
        );
      await world.until('reports of all fills', () => atLeast(filled(), quantity) || null);
      await world.advance(1000);
      const fills = world.fillsOf(clientOrderId);
      mustBe(new Set(fills.map(({ tradeId }) => tradeId)).size, fills.length, 'distinct trade ids');
      mustAmountTo(filled(), quantity, 'Σ quantity');
      const { progress } = await world.ended(clientOrderId);
      const commission = sum(
        fills.map((fill) => fill.commission),
        zeroMoney,
      );
      mustAmountTo(commission, progress.commission, 'Σ commission');
    },
  },
];

/** A limit buy that two sellers fill, half each. */
async function fillInTwo(world: BrokerWorld): Promise<OrderRequest> {
  const { quantity: half } = await world.order();
  const request = await world.foremostOrder({ quantity: add(half, half) });
  await world.submitAccepted(request);
  const lastIs = (status: string) => () =>
    world.progressOf(request.clientOrderId).some((progress) => progress.status === status) || null;
  await world.act('take', 'Sell', half);
  await world.until('a report of the first half', lastIs('PartiallyFilled'));
  const { progress } = mustExist(await world.ask(world.broker.findOrderByClientId(request.clientOrderId)), 'the order');
  mustBe(toText(progress.cumulativeQuantity), toText(half), 'the first half');
  await world.act('take', 'Sell', half);
  await world.until('a report of the end', lastIs('Filled'));
  return request;
}

function neverFalls(before: OrderProgress, after: OrderProgress): boolean {
  const falls =
    exceeds(before.cumulativeQuantity, after.cumulativeQuantity) ||
    exceeds(before.filledValue, after.filledValue) ||
    before.at > after.at;
  return !falls && (!isTerminal(before.status) || before.status === after.status);
}
