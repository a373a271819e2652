import {
  add,
  asMoney,
  asNotional,
  atLeast,
  exceeds,
  notionalFor,
  quantityFor,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  smallerOf,
  subtract,
  toText,
  type AmendRefusal,
  type Balance,
  type OrderRequest,
  type Price,
  type Quantity,
  type VenueOrderId,
} from '@bot/core';
import { mustBe, mustExist, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';
import { booksText } from './refusal';

/** New terms for an order that waits. */
export const amendCards: readonly BrokerCard[] = [
  {
    id: 'BC-510',
    title: 'amends the price of a resting order, and holds what the new one needs',
    mandatory: false,
    precondition: 'A limit buy rests.',
    stimulus: 'Amend its price to six tenths of it.',
    expected: 'Accepted; the same order rests at the new price; at least its new value and less than before is held.',
    needs: ['Amend'],
    async check(world) {
      const resting = await submitResting(world);
      const { tickSize } = world.instrument;
      const limitPrice = roundDown(scale(resting.limitPrice, ratioOf('0.6')), tickSize);
      await mustBecome(world, resting, { limitPrice, quantity: resting.quantity });
      const after = await world.balance(world.instrument.quoteCurrency);
      mustHold(exceeds(resting.balance.hold, after.hold), 'less is held than before', after);
    },
  },
  {
    id: 'BC-512',
    title: 'amends the quantity of a resting order up',
    mandatory: false,
    precondition: 'A limit buy rests.',
    stimulus: 'Amend its quantity to twice as much.',
    expected: 'Accepted; the same order rests with the new quantity; at least its new value is held.',
    needs: ['Amend'],
    async check(world) {
      const resting = await submitResting(world);
      const { limitPrice, quantity } = resting;
      await mustBecome(world, resting, { limitPrice, quantity: add(quantity, quantity) });
    },
  },
  {
    id: 'BC-514',
    title: 'amends the quantity of a resting order down',
    mandatory: false,
    precondition: 'A limit buy rests.',
    stimulus: 'Amend its quantity to half.',
    expected:
      'Accepted; the same order rests with the new quantity; at least its new value and less than before is held.',
    needs: ['Amend'],
    async check(world) {
      const resting = await submitResting(world);
      const quantity = roundUp(scale(resting.quantity, ratioOf('0.5')), world.instrument.lotSize);
      await mustBecome(world, resting, { limitPrice: resting.limitPrice, quantity });
      const after = await world.balance(world.instrument.quoteCurrency);
      mustHold(exceeds(resting.balance.hold, after.hold), 'less is held than before', after);
    },
  },
  {
    id: 'BC-516',
    title: 'fills an order that is amended to a price at which it trades',
    mandatory: false,
    precondition: 'A limit buy rests.',
    stimulus: 'Amend its price to the ask.',
    expected: 'Accepted; Filled for no more than the ask.',
    needs: ['Amend'],
    async check(world) {
      const { broker, instrument, ask } = world;
      const { request, venueOrderId, quantity } = await submitResting(world);
      const { ask: best } = await world.quote();
      const answer = await ask(broker.amendOrder({ venueOrderId, limitPrice: best, quantity }));
      mustBe(answer.outcome, 'Accepted', 'the answer');
      const { progress } = await world.ended(request.clientOrderId);
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Filled', toText(quantity)], 'the end');
      const most = notionalFor(best, quantity, instrument.contractSize);
      mustHold(!exceeds(progress.filledValue, most), 'it pays no more than the ask', progress);
    },
  },
  {
    id: 'BC-520',
    title: 'refuses a quantity that is filled already, and takes one above',
    mandatory: false,
    precondition: 'A limit buy is half filled.',
    stimulus: 'Amend its quantity to what is filled; then to a lot more.',
    expected: 'Refused, BelowFilled; then Accepted, and a lot is left.',
    needs: ['Amend', 'Takers'],
    async check(world) {
      const { broker, instrument, ask } = world;
      const { quantity: half } = await world.order();
      const request = await world.foremostOrder({ quantity: add(half, half) });
      const { venueOrderId } = await world.submitAccepted(request);
      await world.act('take', 'Sell', half);
      await world.until('a report of the first half', () =>
        world.progressOf(request.clientOrderId).find(({ status }) => status === 'PartiallyFilled'),
      );
      const limitPrice = mustExist(request.limitPrice, 'the limit');
      await mustRefuse(world, { venueOrderId, limitPrice, quantity: half }, 'BelowFilled');
      const quantity = add(half, instrument.lotSize);
      mustBe(
        (await ask(broker.amendOrder({ venueOrderId, limitPrice, quantity }))).outcome,
        'Accepted',
        'one lot more',
      );
      const { terms, progress } = await ask(broker.order(venueOrderId));
      const found = [progress.status, toText(progress.cumulativeQuantity), toText(terms.quantity)];
      mustBe(found, ['PartiallyFilled', toText(half), toText(quantity)], 'the order');
    },
  },
  {
    id: 'BC-530',
    title: 'refuses to amend what it does not know or what has ended',
    mandatory: false,
    precondition: 'A market buy was filled.',
    stimulus: 'Amend the order no-such-order, and the one that was filled.',
    expected: 'Refused, OrderNotFound, both.',
    needs: ['Amend'],
    async check(world) {
      const { quantity, limitPrice } = await submitResting(world);
      const filled = await world.submitToEnd(await world.order());
      for (const venueOrderId of ['no-such-order', filled.progress.venueOrderId]) {
        await mustRefuse(world, { venueOrderId, limitPrice, quantity }, 'OrderNotFound');
      }
    },
  },
  {
    id: 'BC-540',
    title: 'refuses an amendment that the account cannot pay',
    mandatory: false,
    precondition: 'A limit buy rests.',
    stimulus: 'Amend its quantity to four times what the account has money for.',
    expected: 'Refused, InsufficientFunds; order and hold are as they were.',
    needs: ['Amend'],
    async check(world) {
      const { instrument } = world;
      const { venueOrderId, limitPrice, balance } = await submitResting(world);
      const affordable = quantityFor(asNotional(balance.total), limitPrice, instrument.contractSize);
      const wanted = roundUp(scale(affordable, ratioOf('4')), instrument.lotSize);
      const quantity = smallerOf(wanted, instrument.maxQuantity);
      await mustRefuse(world, { venueOrderId, limitPrice, quantity }, 'InsufficientFunds');
    },
  },
  {
    id: 'BC-542',
    title: 'refuses an amendment between two ticks or two lots',
    mandatory: false,
    precondition: 'A limit buy rests.',
    stimulus: 'Amend its price by half a tick; its quantity by half a lot.',
    expected: 'Refused, InvalidPrecision, both; order and hold are as they were.',
    needs: ['Amend'],
    async check(world) {
      const { tickSize, lotSize } = world.instrument;
      const { venueOrderId, limitPrice, quantity } = await submitResting(world);
      const half = ratioOf('0.5');
      const beside = { venueOrderId, limitPrice: subtract(limitPrice, scale(tickSize, half)), quantity };
      await mustRefuse(world, beside, 'InvalidPrecision');
      const between = { venueOrderId, limitPrice, quantity: add(quantity, scale(lotSize, half)) };
      await mustRefuse(world, between, 'InvalidPrecision');
    },
  },
  {
    id: 'BC-544',
    title: 'refuses to amend a post-only order to a price at which it would take',
    mandatory: false,
    precondition: 'A post-only limit buy rests.',
    stimulus: 'Amend its price to the ask.',
    expected: 'Refused, PostOnlyWouldCross; order and hold are as they were.',
    needs: ['Amend', 'PostOnly'],
    async check(world) {
      const { venueOrderId, quantity } = await submitResting(world, { postOnly: true });
      const { ask } = await world.quote();
      await mustRefuse(world, { venueOrderId, limitPrice: ask, quantity }, 'PostOnlyWouldCross');
    },
  },
];

interface Terms {
  readonly limitPrice: Price;
  readonly quantity: Quantity;
}

interface Resting extends Terms {
  readonly request: OrderRequest;
  readonly venueOrderId: VenueOrderId;
  /** With its hold. */
  readonly balance: Balance;
}

async function submitResting(world: BrokerWorld, change: Partial<OrderRequest> = {}): Promise<Resting> {
  const request = await world.restingOrder(change);
  const { venueOrderId } = await world.submitAccepted(request);
  const balance = await world.balance(world.instrument.quoteCurrency);
  const { quantity, limitPrice } = request;
  return { request, venueOrderId, balance, quantity, limitPrice: mustExist(limitPrice, 'the limit') };
}

async function mustBecome(world: BrokerWorld, { request, venueOrderId }: Resting, wanted: Terms): Promise<void> {
  const { broker, instrument, ask } = world;
  const answer = await ask(broker.amendOrder({ venueOrderId, ...wanted }));
  mustBe([answer.outcome, answer.reason], ['Accepted', null], 'the answer');
  const open = await ask(broker.openOrders());
  const found = open.map(({ terms, progress }) => [
    progress.clientOrderId,
    progress.venueOrderId,
    toText(mustExist(terms.limitPrice, 'the limit')),
    toText(terms.quantity),
  ]);
  const { limitPrice, quantity } = wanted;
  mustBe(found, [[request.clientOrderId, venueOrderId, toText(limitPrice), toText(quantity)]], 'the open orders');
  const { hold } = await world.balance(instrument.quoteCurrency);
  const value = asMoney(notionalFor(limitPrice, quantity, instrument.contractSize));
  mustHold(atLeast(hold, value), 'at least the new value is held', hold);
}

async function mustRefuse(
  world: BrokerWorld,
  request: Terms & { readonly venueOrderId: VenueOrderId },
  reason: AmendRefusal,
): Promise<void> {
  const { broker, ask } = world;
  const before = await booksText(world);
  const answer = await ask(broker.amendOrder(request));
  mustBe([answer.venueOrderId, answer.outcome, answer.reason], [request.venueOrderId, 'Refused', reason], 'the answer');
  mustBe(await booksText(world), before, 'open orders, balances and positions');
}
