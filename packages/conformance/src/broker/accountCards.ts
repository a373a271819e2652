import { sum, toText, zeroMoney, zeroQuantity, type FillDetail, type OrderTerms, type VenueOrder } from '@bot/core';
import { mustAmountTo, mustBe, mustExist, mustFail } from '../card/rules';
import type { BrokerCard } from './brokerWorld';

export const accountCards: readonly BrokerCard[] = [
  {
    id: 'BC-410',
    title: 'finds an order by client order id, and nothing for an id it never saw',
    mandatory: true,
    precondition: 'A limit buy rests.',
    stimulus: 'Look for its client order id and for another.',
    expected: 'The order with the terms that were sent; null.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const request = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(request);
      const found = mustExist(await ask(broker.findOrderByClientId(request.clientOrderId)), 'the order');
      mustBe(found.progress.venueOrderId, venueOrderId, 'the order that was found');
      mustBe(termsText(found.terms), termsText(request), 'its terms');
      mustBe(await ask(broker.findOrderByClientId('never-seen')), null, 'an id that was never seen');
    },
  },
  {
    id: 'BC-420',
    title: 'says NotFound for an order that it does not know',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'Ask for the order no-such-order.',
    expected: 'BrokerError NotFound, not an empty answer.',
    needs: [],
    check: ({ broker, ask }) => mustFail(ask(broker.order('no-such-order')), 'NotFound', 'an unknown order'),
  },
  {
    id: 'BC-430',
    title: 'lists every fill, oldest first, and they add up to the progress of their order',
    mandatory: true,
    precondition: 'Two market buys were filled.',
    stimulus: 'Ask for the fills since before the first.',
    expected:
      'Times never fall, trade ids are distinct, quantity and commission of each order are the sums of its fills.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const since = await ask(broker.venueTime());
      const requests = [await world.order(), await world.order()];
      for (const request of requests) await world.submitAccepted(request);
      const orders = [];
      for (const { clientOrderId } of requests) orders.push(await world.ended(clientOrderId));

      const fills = await ask(broker.fillsSince(since));
      mustBe(new Set(fills.map(({ tradeId }) => tradeId)).size, fills.length, 'distinct trade ids');
      const times = fills.map(({ at }) => at);
      mustBe(
        times,
        times.toSorted((a, b) => a - b),
        'times of the fills',
      );
      for (const { progress } of orders) {
        const own = fills.filter(({ venueOrderId }) => venueOrderId === progress.venueOrderId);
        const filled = sum(
          own.map(({ quantity }) => quantity),
          zeroQuantity,
        );
        const commission = sum(
          own.map((fill) => fill.commission),
          zeroMoney,
        );
        mustAmountTo(filled, progress.cumulativeQuantity, `Σ quantity of ${progress.clientOrderId}`);
        mustAmountTo(commission, progress.commission, `Σ commission of ${progress.clientOrderId}`);
      }
    },
  },
  {
    id: 'BC-440',
    title: 'lists the orders that are open and no others',
    mandatory: true,
    precondition: 'One order rests, one was filled, one was canceled.',
    stimulus: 'Ask for the open orders.',
    expected: 'The one that rests.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const market = await world.order();
      await world.submitAccepted(market);
      await world.ended(market.clientOrderId);
      const canceled = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(canceled);
      await ask(broker.cancelOrders([venueOrderId]));
      await world.ended(canceled.clientOrderId);
      const resting = await world.restingOrder();
      await world.submitAccepted(resting);
      const open = await ask(broker.openOrders());
      mustBe(
        open.map(({ progress }) => progress.clientOrderId),
        [resting.clientOrderId],
        'open orders',
      );
    },
  },
  {
    id: 'BC-450',
    title: 'lists the coins that were bought as a position',
    mandatory: true,
    precondition: 'A market buy was filled.',
    stimulus: 'Ask for the positions.',
    expected: 'The instrument with the balance of its base currency.',
    needs: [],
    async check(world) {
      const { broker, instrument, ask } = world;
      const market = await world.order();
      await world.submitAccepted(market);
      await world.ended(market.clientOrderId);
      const positions = await ask(broker.positions());
      const held = positions.find(({ instrumentId }) => instrumentId === instrument.instrumentId);
      const coins = await world.balance(instrument.baseCurrency);
      mustBe(toText(mustExist(held, 'the position').netQuantity), toText(coins.total), 'the net quantity');
    },
  },
  {
    id: 'BC-460',
    title: 'lists all fills once, also while new ones come',
    mandatory: true,
    partOf: 'BE-22',
    precondition: 'Three market buys were filled.',
    stimulus: 'Ask for the fills, and buy twice more before the answers have come; then ask again.',
    expected: 'The first list has every fill of before, the second every fill; no trade id twice in either.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const since = await ask(broker.venueTime());
      const orders = [];
      for (let bought = 0; bought < 3; bought++) orders.push(await world.submitToEnd(await world.order()));
      const more = [await world.order(), await world.order()];
      const [during] = await ask(
        Promise.all([broker.fillsSince(since), ...more.map((request) => broker.submitOrder(request))]),
      );
      mustCover(during, orders);
      for (const { clientOrderId } of more) orders.push(await world.ended(clientOrderId));
      mustCover(await ask(broker.fillsSince(since)), orders);
    },
  },
];

function mustCover(fills: readonly FillDetail[], orders: readonly VenueOrder[]): void {
  mustBe(new Set(fills.map(({ tradeId }) => tradeId)).size, fills.length, 'distinct trade ids');
  for (const { progress } of orders) {
    const own = fills.filter(({ venueOrderId }) => venueOrderId === progress.venueOrderId);
    const quantity = sum(
      own.map((fill) => fill.quantity),
      zeroQuantity,
    );
    mustAmountTo(quantity, progress.cumulativeQuantity, `Σ quantity of ${progress.clientOrderId}`);
  }
}

const termsText = ({ instrumentId, side, type, quantity, limitPrice }: OrderTerms): string =>
  [side, toText(quantity), instrumentId, type, toText(mustExist(limitPrice, 'the limit'))].join(' ');
