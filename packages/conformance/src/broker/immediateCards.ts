import {
  add,
  asMoney,
  exceeds,
  notionalFor,
  one,
  quantityOf,
  roundUp,
  scale,
  toText,
  zeroQuantity,
  type OrderRequest,
  type VenueOrder,
} from '@bot/core';
import { mustAmountTo, mustBe, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';

/** Orders that never wait. */
export const immediateCards: readonly BrokerCard[] = [
  {
    id: 'BC-115',
    title: 'spends a quote size, the fee included, to the last lot',
    mandatory: false,
    precondition: 'Enough quote currency and liquidity.',
    stimulus: 'A market buy that states what it spends.',
    expected: 'Filled; value and fee are no more than that, and with one lot more they would be; nothing held.',
    needs: ['QuoteSize'],
    async check(world) {
      const { broker, instrument, ask } = world;
      const { quantity, ...terms } = await world.order();
      const best = await world.quote();
      const aTick = notionalFor(instrument.tickSize, quantityOf('1'));
      const quoteSize = roundUp(notionalFor(best.ask, quantity, instrument.contractSize), aTick);
      const { total } = await world.balance(instrument.quoteCurrency);
      const { progress } = await world.submitToEnd({ ...terms, quantity: zeroQuantity, quoteSize });
      mustBe(progress.status, 'Filled', 'the end');
      const spent = add(asMoney(progress.filledValue), progress.commission);
      mustHold(!exceeds(spent, asMoney(quoteSize)), 'it spends no more than was stated', [spent, quoteSize]);
      const { taker } = await ask(broker.fees());
      const aLot = asMoney(notionalFor(best.ask, instrument.lotSize, instrument.contractSize));
      const withOneMore = add(spent, scale(aLot, add(one, taker)));
      mustHold(exceeds(withOneMore, asMoney(quoteSize)), 'not one lot more could be paid', [spent, quoteSize]);
      const after = await world.balance(instrument.quoteCurrency);
      mustAmountTo(add(after.total, spent), total, 'what is left and what was spent');
      mustBe(toText(after.hold), '0', 'the hold afterwards');
    },
  },
  {
    id: 'BC-170',
    title: 'fills of an immediate order what stands there, and cancels the rest',
    mandatory: false,
    precondition: 'A small quantity stands at the best ask.',
    stimulus: 'An immediate-or-cancel limit buy at the ask for twice as much.',
    expected: 'Half is filled; the order ends as Canceled, NoLiquidity; nothing held.',
    needs: ['ImmediateOrCancel', 'Depth'],
    async check(world) {
      const { quantity } = await world.order();
      const request = await orderAtAsk(world, { timeInForce: 'IOC' });
      const ended = await world.submitToEnd({ ...request, quantity: add(quantity, quantity) });
      mustBe(endOf(ended), ['Canceled', toText(quantity), 'NoLiquidity'], 'the end');
      mustBe(toText((await world.balance(world.instrument.quoteCurrency)).hold), '0', 'the hold afterwards');
    },
  },
  {
    id: 'BC-172',
    title: 'cancels an immediate order that meets nobody',
    mandatory: false,
    precondition: 'There is an ask.',
    stimulus: 'An immediate-or-cancel limit buy at half the bid.',
    expected: 'The order ends as Canceled, NoLiquidity, with nothing filled; nothing held.',
    needs: ['ImmediateOrCancel'],
    async check(world) {
      const ended = await world.submitToEnd(await world.restingOrder({ timeInForce: 'IOC' }));
      mustBe(endOf(ended), ['Canceled', '0', 'NoLiquidity'], 'the end');
      mustBe(toText((await world.balance(world.instrument.quoteCurrency)).hold), '0', 'the hold afterwards');
    },
  },
  {
    id: 'BC-174',
    title: 'fills a fill-or-kill order that can be filled whole',
    mandatory: false,
    precondition: 'A small quantity stands at the best ask.',
    stimulus: 'A fill-or-kill limit buy at the ask for just as much.',
    expected: 'Filled.',
    needs: ['FillOrKill', 'Depth'],
    async check(world) {
      const request = await orderAtAsk(world, { timeInForce: 'FOK' });
      const { progress } = await world.submitToEnd(request);
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Filled', toText(request.quantity)], 'the end');
    },
  },
  {
    id: 'BC-176',
    title: 'fills nothing of a fill-or-kill order that cannot be filled whole',
    mandatory: false,
    precondition: 'A small quantity stands at the best ask.',
    stimulus: 'A fill-or-kill limit buy at the ask for twice as much.',
    expected: 'Rejected, or accepted and canceled: NoLiquidity; nothing filled, nothing held.',
    needs: ['FillOrKill', 'Depth'],
    async check(world) {
      const { broker, instrument, ask } = world;
      const { total } = await world.balance(instrument.quoteCurrency);
      const fair = await orderAtAsk(world, { timeInForce: 'FOK' });
      const request = { ...fair, quantity: add(fair.quantity, fair.quantity) };
      const answer = await ask(broker.submitOrder(request));
      if (answer.outcome === 'Rejected') mustBe(answer.reason, 'NoLiquidity', 'the reason');
      else mustBe(endOf(await world.ended(request.clientOrderId)), ['Canceled', '0', 'NoLiquidity'], 'the end');
      const after = await world.balance(instrument.quoteCurrency);
      mustAmountTo(after.total, total, 'the total');
      mustBe(toText(after.hold), '0', 'the hold');
    },
  },
];

/** A limit buy of what is made to stand at the ask. */
async function orderAtAsk(world: BrokerWorld, change: Partial<OrderRequest>): Promise<OrderRequest> {
  const request = await world.order();
  await world.act('setDepth', request.quantity);
  const { ask } = await world.quote();
  return { ...request, type: 'Limit', limitPrice: ask, ...change };
}

const endOf = ({ progress }: VenueOrder): unknown[] => [
  progress.status,
  toText(progress.cumulativeQuantity),
  progress.reason,
];
