import {
  add,
  quantityFor,
  asNotional,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  smallerOf,
  subtract,
  type OrderRequest,
  type RejectReason,
} from '@bot/core';
import { mustAmountTo, mustBe, mustExist } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';

export const refusalCards: readonly BrokerCard[] = [
  {
    id: 'BC-310',
    title: 'rejects what the account cannot pay, and holds nothing for it',
    mandatory: true,
    precondition: 'Less quote currency than the largest order costs.',
    stimulus: 'A limit buy at the bid for four times what is available.',
    expected: 'Rejected, InsufficientFunds; no open order; hold and total have not moved.',
    needs: [],
    async check(world) {
      const { instrument } = world;
      const { bid } = await world.quote();
      const { available } = await world.balance(instrument.quoteCurrency);
      const affordable = quantityFor(asNotional(available), bid, instrument.contractSize);
      const wanted = roundUp(scale(affordable, ratioOf('4')), instrument.lotSize);
      const quantity = smallerOf(wanted, instrument.maxQuantity);
      const request = await world.order({ type: 'Limit', limitPrice: bid, timeInForce: 'GTC', quantity });
      await mustBeRejected(world, request, 'InsufficientFunds');
    },
  },
  {
    id: 'BC-320',
    title: 'rejects a quantity between two lots',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'A limit buy of one and a half lots more than a fair order.',
    expected: 'Rejected, InvalidPrecision.',
    needs: [],
    async check(world) {
      const { lotSize } = world.instrument;
      const fair = await world.restingOrder();
      const quantity = add(fair.quantity, scale(lotSize, ratioOf('1.5')));
      await mustBeRejected(world, { ...fair, quantity }, 'InvalidPrecision');
    },
  },
  {
    id: 'BC-330',
    title: 'rejects a price between two ticks',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'A limit buy half a tick beside a fair price.',
    expected: 'Rejected, InvalidPrecision.',
    needs: [],
    async check(world) {
      const fair = await world.restingOrder();
      const halfTick = scale(world.instrument.tickSize, ratioOf('0.5'));
      const limitPrice = subtract(mustExist(fair.limitPrice, 'the limit'), halfTick);
      await mustBeRejected(world, { ...fair, limitPrice }, 'InvalidPrecision');
    },
  },
  {
    id: 'BC-340',
    title: 'rejects an order for an instrument that it does not have',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'A limit buy of NO-SUCH.',
    expected: 'Rejected, UnknownInstrument.',
    needs: [],
    async check(world) {
      const fair = await world.restingOrder();
      await mustBeRejected(world, { ...fair, instrumentId: 'NO-SUCH' }, 'UnknownInstrument');
    },
  },
  {
    id: 'BC-350',
    title: 'rejects a post-only order that would take',
    mandatory: false,
    precondition: 'There is an ask.',
    stimulus: 'A post-only limit buy above the ask.',
    expected: 'Rejected, PostOnlyWouldCross.',
    needs: ['PostOnly'],
    async check(world) {
      const { ask } = await world.quote();
      const limitPrice = roundDown(scale(ask, ratioOf('1.01')), world.instrument.tickSize);
      const request = await world.restingOrder({ limitPrice, postOnly: true });
      await mustBeRejected(world, request, 'PostOnlyWouldCross');
    },
  },
];

async function mustBeRejected(world: BrokerWorld, request: OrderRequest, reason: RejectReason): Promise<void> {
  const { broker, instrument, ask } = world;
  const before = await world.balance(instrument.quoteCurrency);
  const answer = await ask(broker.submitOrder(request));
  const found = answer.outcome === 'Rejected' ? answer.reason : answer.outcome;
  mustBe([found, answer.clientOrderId], [reason, request.clientOrderId], 'the answer');
  mustBe((await ask(broker.openOrders())).length, 0, 'open orders');
  const after = await world.balance(instrument.quoteCurrency);
  mustAmountTo(after.hold, before.hold, 'the hold');
  mustAmountTo(after.total, before.total, 'the total');
}
