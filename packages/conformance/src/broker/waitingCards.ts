import {
  add,
  atLeast,
  exceeds,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  toText,
  type OrderRequest,
  type Price,
  type Quantity,
} from '@bot/core';
import { mustBe, mustExist, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';
import { mustBeRejected } from './refusal';

const SOON_MS = 2000;

/** Orders that wait for a time, a price or somebody. */
export const waitingCards: readonly BrokerCard[] = [
  {
    id: 'BC-180',
    title: 'ends an order good till a date at that time, and gives its hold back',
    mandatory: false,
    precondition: 'None.',
    stimulus: 'A limit buy at half the bid, good till two seconds from now; wait.',
    expected: 'It is open, then it ends as Expired, Expired, with nothing filled; nothing held.',
    needs: ['GoodTillDate'],
    async check(world) {
      const { broker, ask } = world;
      const expiresAt = (await ask(broker.venueTime())) + SOON_MS;
      const request = await world.restingOrder({ timeInForce: 'GTD', expiresAt });
      const { venueOrderId } = await world.submitAccepted(request);
      mustBe((await ask(broker.order(venueOrderId))).progress.status, 'Accepted', 'the status before');
      await world.advance(SOON_MS);
      const { progress } = await world.ended(request.clientOrderId);
      const end = [progress.status, progress.reason, toText(progress.cumulativeQuantity)];
      mustBe(end, ['Expired', 'Expired', '0'], 'the end');
      mustBe(toText((await world.balance(world.instrument.quoteCurrency)).hold), '0', 'the hold afterwards');
    },
  },
  {
    id: 'BC-182',
    title: 'rejects an order that would have ended before it came',
    mandatory: false,
    precondition: 'None.',
    stimulus: 'A limit buy good till a second ago.',
    expected: 'Rejected, InvalidExpiry.',
    needs: ['GoodTillDate'],
    async check(world) {
      const expiresAt = (await world.ask(world.broker.venueTime())) - 1000;
      await mustBeRejected(world, await world.restingOrder({ timeInForce: 'GTD', expiresAt }), 'InvalidExpiry');
    },
  },
  {
    id: 'BC-184',
    title: 'lets a stop-limit order wait for its stop, and then fills it within its limit',
    mandatory: false,
    precondition: 'There is a market.',
    stimulus: 'A stop-limit buy: stop 5 % above the ask, limit 7 %; the price rises by 3 %, then by 6 %.',
    expected: 'Accepted and nothing filled; then Filled for no more than the limit.',
    needs: ['StopLimit', 'MovablePrice'],
    async check(world) {
      const [stopPrice, limitPrice] = [await nearAsk(world, '1.05'), await nearAsk(world, '1.07')];
      const [below, beyond] = [await nearAsk(world, '1.03'), await nearAsk(world, '1.06')];
      const request = await world.restingOrder({ type: 'StopLimit', stopPrice, limitPrice });
      const { venueOrderId } = await world.submitAccepted(request);
      await world.act('movePriceTo', below);
      await world.advance(1000);
      const { progress } = await world.ask(world.broker.order(venueOrderId));
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Accepted', '0'], 'the order before its stop');
      await world.act('movePriceTo', beyond);
      await mustFillWithin(world, request, (price) => !exceeds(price, limitPrice));
    },
  },
  {
    id: 'BC-186',
    title: 'rejects a stop that has been reached already',
    mandatory: false,
    precondition: 'There is a market, and there were trades.',
    stimulus: 'A stop-limit buy whose stop is 5 % below the market.',
    expected: 'Rejected, InvalidStopPrice.',
    needs: ['StopLimit', 'MovablePrice'],
    async check(world) {
      // The price passes a few ticks, so that there is a last trade to compare with.
      await world.act('movePriceTo', await nearAsk(world, '1.01'));
      const [stopPrice, limitPrice] = [await nearAsk(world, '0.95'), await nearAsk(world, '0.97')];
      const request = await world.restingOrder({ type: 'StopLimit', stopPrice, limitPrice });
      await mustBeRejected(world, request, 'InvalidStopPrice');
    },
  },
  {
    id: 'BC-190',
    title: 'takes the profit of a bracket at its limit',
    mandatory: false,
    precondition: 'Coins were bought; a bracket sells them: limit 10 % above, stop 10 % below.',
    stimulus: 'The price rises by 12 %.',
    expected: 'Filled for no less than the limit; nothing is open or held any more.',
    needs: ['Bracket', 'MovablePrice'],
    async check(world) {
      const { request, limitPrice } = await submitBracket(world);
      await world.act('movePriceTo', await nearAsk(world, '1.12'));
      await mustFillWithin(world, request, (price) => atLeast(price, limitPrice));
      await mustBeDone(world);
    },
  },
  {
    id: 'BC-192',
    title: 'ends the loss of a bracket at its stop',
    mandatory: false,
    precondition: 'Coins were bought; a bracket sells them: limit 10 % above, stop 10 % below.',
    stimulus: 'The price falls by 12 %.',
    expected: 'Filled below the stop; nothing is open or held any more.',
    needs: ['Bracket', 'MovablePrice'],
    async check(world) {
      const { request, stopPrice } = await submitBracket(world);
      await world.act('movePriceTo', await nearAsk(world, '0.88'));
      await mustFillWithin(world, request, (price) => !exceeds(price, stopPrice));
      await mustBeDone(world);
    },
  },
  {
    id: 'BC-194',
    title: 'lets a post-only order wait for somebody, who pays it as a maker',
    mandatory: false,
    precondition: 'A tick is free between bid and ask.',
    stimulus: 'A post-only limit buy one tick above the bid; somebody sells as much.',
    expected: 'Accepted; Filled at its limit as Maker.',
    needs: ['PostOnly', 'Takers'],
    async check(world) {
      const request = await world.foremostOrder({ postOnly: true });
      await world.submitAccepted(request);
      await world.act('take', 'Sell', request.quantity);
      mustBe((await world.ended(request.clientOrderId)).progress.status, 'Filled', 'the end');
      const fill = await world.until('a report of the fill', () => world.fillsOf(request.clientOrderId).at(0));
      const limit = mustExist(request.limitPrice, 'the limit');
      mustBe([toText(fill.price), fill.liquidity], [toText(limit), 'Maker'], 'the fill');
    },
  },
  {
    id: 'BC-196',
    title: 'lets a reduce-only order sell what is held, once',
    mandatory: false,
    precondition: 'Coins were bought.',
    stimulus: 'A reduce-only market sell of as much, twice.',
    expected: 'Filled, and nothing is held; then Rejected, ReduceOnlyWouldIncrease.',
    needs: ['ReduceOnly'],
    async check(world) {
      const bought = await world.order();
      await world.submitToEnd(bought);
      const exit = { side: 'Sell', reduceOnly: true } as const;
      mustBe((await world.submitToEnd(await world.order(exit))).progress.status, 'Filled', 'the first');
      mustBe(toText(await world.netQuantity(world.instrument.instrumentId)), '0', 'what is held');
      await mustBeRejected(world, await world.order(exit), 'ReduceOnlyWouldIncrease');
    },
  },
];

/** The ask times so much, on a tick. */
async function nearAsk(world: BrokerWorld, times: string): Promise<Price> {
  const { ask } = await world.quote();
  return roundDown(scale(ask, ratioOf(times)), world.instrument.tickSize);
}

interface Bracket {
  readonly request: OrderRequest;
  readonly limitPrice: Price;
  readonly stopPrice: Price;
}

async function submitBracket(world: BrokerWorld): Promise<Bracket> {
  const { tickSize } = world.instrument;
  const bought = await world.order();
  await world.submitToEnd(bought);
  const { bid, ask } = await world.quote();
  const limitPrice = roundUp(scale(ask, ratioOf('1.1')), tickSize);
  const stopPrice = roundDown(scale(bid, ratioOf('0.9')), tickSize);
  const request: OrderRequest = {
    ...(await world.order({ type: 'Bracket', side: 'Sell', timeInForce: 'GTC', limitPrice, stopPrice })),
    quantity: bought.quantity,
  };
  await world.submitAccepted(request);
  return { request, limitPrice, stopPrice };
}

async function mustFillWithin(
  world: BrokerWorld,
  { clientOrderId, quantity }: OrderRequest,
  isFair: (price: Price) => boolean,
): Promise<void> {
  const { progress } = await world.ended(clientOrderId);
  mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Filled', toText(quantity)], 'the end');
  const fills = await world.until('reports of all fills', () => {
    const told = world.fillsOf(clientOrderId);
    return isWhole(told, quantity) ? told : null;
  });
  for (const { price } of fills) mustHold(isFair(price), 'the price of the fill is fair', price);
}

const isWhole = (fills: readonly { readonly quantity: Quantity }[], quantity: Quantity): boolean =>
  fills.length > 0 && atLeast(fills.map((fill) => fill.quantity).reduce(add), quantity);

async function mustBeDone({ broker, ask, balance, instrument }: BrokerWorld): Promise<void> {
  mustBe((await ask(broker.openOrders())).length, 0, 'open orders');
  const { total, hold } = await balance(instrument.baseCurrency);
  mustBe([toText(total), toText(hold)], ['0', '0'], 'coins, and those on hold');
}
