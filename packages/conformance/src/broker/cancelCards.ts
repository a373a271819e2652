import { add, subtract, toText } from '@bot/core';
import { mustAmountTo, mustBe, mustExist } from '../card/rules';
import type { BrokerCard } from './brokerWorld';

export const cancelCards: readonly BrokerCard[] = [
  {
    id: 'BC-210',
    title: 'cancels a resting order, gives its hold back and reports it',
    mandatory: true,
    partOf: 'BE-11',
    precondition: 'A limit buy rests.',
    stimulus: 'Cancel it.',
    expected:
      'Accepted; the order ends as Canceled with nothing filled; the hold is back, nothing was bought; a report says so.',
    needs: [],
    async check(world) {
      const { broker, instrument, ask } = world;
      const before = await world.balance(instrument.quoteCurrency);
      const request = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(request);
      const answers = await ask(broker.cancelOrders([venueOrderId]));
      mustBe(outcomes(answers), [[venueOrderId, 'Accepted']], 'the answer to the cancel');
      const { progress } = await world.ended(request.clientOrderId);
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Canceled', '0'], 'the end');
      const after = await world.balance(instrument.quoteCurrency);
      mustAmountTo(after.hold, before.hold, 'the hold afterwards');
      mustAmountTo(after.total, before.total, 'the total afterwards');
      mustBe((await ask(broker.openOrders())).length, 0, 'open orders');
      mustBe(toText(await world.netQuantity(instrument.instrumentId)), '0', 'what is held');
      await world.until('a report of the cancel', () =>
        world.progressOf(request.clientOrderId).find(({ status }) => status === 'Canceled'),
      );
    },
  },
  {
    id: 'BC-220',
    title: 'refuses to cancel what it does not know or what has ended, one answer for each id in order',
    mandatory: true,
    precondition: 'One order has been filled, another rests.',
    stimulus: 'Cancel the filled one, an unknown one and the resting one in one call.',
    expected: 'Refused, Refused, Accepted, in this order; the filled order stays Filled.',
    needs: [],
    async check(world) {
      const { broker, ask } = world;
      const market = await world.order();
      const filled = await world.submitAccepted(market);
      await world.ended(market.clientOrderId);
      const resting = await world.submitAccepted(await world.restingOrder());
      const ids = [filled.venueOrderId, 'no-such-order', resting.venueOrderId];
      const answers = await ask(broker.cancelOrders(ids));
      const expected = ['Refused', 'Refused', 'Accepted'];
      mustBe(
        outcomes(answers),
        ids.map((id, index) => [id, expected[index]]),
        'the answers',
      );
      const { progress } = await ask(broker.order(filled.venueOrderId));
      mustBe(progress.status, 'Filled', 'the filled order');
    },
  },
  {
    id: 'BC-230',
    title: 'accepts a cancel that a fill may still beat',
    mandatory: false,
    precondition: 'A limit buy rests; a cancel takes a while.',
    stimulus: 'Cancel it; before that happens the price falls below its limit.',
    expected: 'Accepted; the order ends as Filled and stays so.',
    needs: ['SlowCancel', 'MovablePrice'],
    async check(world) {
      const { broker, instrument, ask } = world;
      const request = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(request);
      mustBe(outcomes(await ask(broker.cancelOrders([venueOrderId]))), [[venueOrderId, 'Accepted']], 'the cancel');
      const limitPrice = mustExist(request.limitPrice, 'the limit');
      await world.act('movePriceTo', subtract(limitPrice, add(instrument.tickSize, instrument.tickSize)));
      await world.advance(2 * world.fact('cancelDelayMs'));
      const { progress } = await world.ended(request.clientOrderId);
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Filled', toText(request.quantity)], 'the end');
    },
  },
  {
    id: 'BC-240',
    title: 'refuses to cancel what is being canceled, and cancels it all the same',
    mandatory: false,
    precondition: 'A limit buy rests; a cancel takes a while.',
    stimulus: 'Cancel it twice.',
    expected: 'Accepted, Refused; the order ends as Canceled, CanceledByUser.',
    needs: ['SlowCancel'],
    async check(world) {
      const { broker, ask } = world;
      const request = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(request);
      const answers = [
        ...(await ask(broker.cancelOrders([venueOrderId]))),
        ...(await ask(broker.cancelOrders([venueOrderId]))),
      ];
      mustBe(
        answers.map(({ outcome }) => outcome),
        ['Accepted', 'Refused'],
        'the answers',
      );
      const { progress } = await world.ended(request.clientOrderId);
      mustBe([progress.status, progress.reason], ['Canceled', 'CanceledByUser'], 'the end');
    },
  },
];

const outcomes = (answers: readonly { readonly venueOrderId: string; readonly outcome: string }[]): string[][] =>
  answers.map(({ venueOrderId, outcome }) => [venueOrderId, outcome]);
