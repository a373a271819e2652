import { add, sum, toText, zeroQuantity } from '@bot/core';
import { mustBe } from '../card/rules';
import type { BrokerCard } from './brokerWorld';

/** What a client order id that was used before brings. */
export const duplicateCards: readonly BrokerCard[] = [
  {
    id: 'BC-152',
    title: 'gives a refusal again for the id of an order that it refused, whatever comes with it',
    mandatory: true,
    partOf: 'BE-28',
    precondition: 'A limit buy of more than the largest quantity was rejected.',
    stimulus: 'The same request again; a fair request with the same id.',
    expected: 'Rejected for the first reason, both; no open order.',
    needs: [],
    async check(world) {
      const { broker, ask, instrument } = world;
      const fair = await world.restingOrder();
      const tooLarge = { ...fair, quantity: add(instrument.maxQuantity, instrument.lotSize) };
      const answers = [];
      for (const request of [tooLarge, tooLarge, fair]) answers.push(await ask(broker.submitOrder(request)));
      const reasons = answers.map((answer) => (answer.outcome === 'Rejected' ? answer.reason : answer.outcome));
      mustBe(reasons, Array(3).fill('AboveMaximumSize'), 'the answers');
      mustBe((await ask(broker.openOrders())).length, 0, 'open orders');
    },
  },
  {
    id: 'BC-154',
    title: 'gives the first order again for its id, whatever comes with it',
    mandatory: true,
    partOf: 'BE-28',
    precondition: 'A limit buy rests.',
    stimulus: 'A request with the same id for twice as much.',
    expected: 'The answer of the first; the first rests as it was, and nothing else.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const request = await world.restingOrder();
      const first = await world.submitAccepted(request);
      const second = await world.submitAccepted({ ...request, quantity: add(request.quantity, request.quantity) });
      mustBe(second.venueOrderId, first.venueOrderId, 'the order of the second answer');
      const open = await ask(broker.openOrders());
      mustBe(
        open.map(({ terms }) => toText(terms.quantity)),
        [toText(request.quantity)],
        'the open orders',
      );
    },
  },
  {
    id: 'BC-156',
    title: 'fills a market order once, however often it is sent',
    mandatory: true,
    partOf: 'BE-28',
    precondition: 'A market buy was filled.',
    stimulus: 'The same request twice more.',
    expected: 'The answer of the first; its quantity was bought once.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const since = await ask(broker.venueTime());
      const request = await world.order();
      const first = await world.submitAccepted(request);
      await world.ended(request.clientOrderId);
      for (let again = 0; again < 2; again++) {
        mustBe((await world.submitAccepted(request)).venueOrderId, first.venueOrderId, 'the order of the answer');
      }
      await world.advance(1000);
      const bought = sum(
        (await ask(broker.fillsSince(since))).map(({ quantity }) => quantity),
        zeroQuantity,
      );
      mustBe(toText(bought), toText(request.quantity), 'what was bought');
    },
  },
];
