import {
  add,
  quantityFor,
  asNotional,
  notionalFor,
  quantityOf,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  smallerOf,
  subtract,
  zeroQuantity,
  type Notional,
  type Price,
} from '@bot/core';
import { mustExist, mustFail, mustBe } from '../card/rules';
import type { BrokerCard } from './brokerWorld';
import { booksText, mustBeRejected } from './refusal';

export const refusalCards: readonly BrokerCard[] = [
  {
    id: 'BC-310',
    title: 'rejects what the account cannot pay, and holds nothing for it',
    mandatory: true,
    partOf: 'BE-16',
    precondition: 'Less quote currency than the largest order costs.',
    stimulus: 'A limit buy at the bid for four times what is available.',
    expected: 'Rejected, InsufficientFunds; no open order, no position; hold and total have not moved.',
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
    id: 'BC-335',
    title: 'rejects a quote size between two ticks',
    mandatory: false,
    precondition: 'None.',
    stimulus: 'A market buy that spends half a tick more than a fair amount.',
    expected: 'Rejected, InvalidPrecision.',
    needs: ['QuoteSize'],
    async check(world) {
      const { tickSize, minNotional } = world.instrument;
      const fair = scale(minNotional, ratioOf('4'));
      const quoteSize = add(roundUp(fair, valueOf(tickSize)), scale(valueOf(tickSize), ratioOf('0.5')));
      await mustBeRejected(world, await world.order({ quantity: zeroQuantity, quoteSize }), 'InvalidPrecision');
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
    id: 'BC-342',
    title: 'rejects an order that is worth less than the least',
    mandatory: true,
    precondition: 'The least that an order is worth is more than a tick of the smallest quantity.',
    stimulus: 'A limit buy of the smallest quantity at a price of one tick.',
    expected: 'Rejected, BelowMinimumSize.',
    needs: [],
    async check(world) {
      const { minQuantity, tickSize } = world.instrument;
      const request = await world.restingOrder({ quantity: minQuantity, limitPrice: tickSize });
      await mustBeRejected(world, request, 'BelowMinimumSize');
    },
  },
  {
    id: 'BC-344',
    title: 'rejects an order that is larger than the largest',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'A limit buy of one lot more than the largest quantity.',
    expected: 'Rejected, AboveMaximumSize.',
    needs: [],
    async check(world) {
      const { maxQuantity, lotSize } = world.instrument;
      const request = await world.restingOrder({ quantity: add(maxQuantity, lotSize) });
      await mustBeRejected(world, request, 'AboveMaximumSize');
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
  {
    id: 'BC-352',
    title: 'rejects a reduce-only order that would open a position',
    mandatory: false,
    precondition: 'Nothing is held.',
    stimulus: 'A reduce-only market buy.',
    expected: 'Rejected, ReduceOnlyWouldIncrease.',
    needs: ['ReduceOnly'],
    async check(world) {
      await mustBeRejected(world, await world.order({ reduceOnly: true }), 'ReduceOnlyWouldIncrease');
    },
  },
  {
    id: 'BC-354',
    title: 'rejects what it does not understand',
    mandatory: false,
    precondition: 'None.',
    stimulus: 'A market order with a limit price; a limit order without one.',
    expected: 'Rejected, UnsupportedOrder.',
    needs: [],
    async check(world) {
      const { limitPrice } = await world.restingOrder();
      await mustBeRejected(world, await world.order({ limitPrice }), 'UnsupportedOrder');
      await mustBeRejected(world, await world.restingOrder({ limitPrice: null }), 'UnsupportedOrder');
    },
  },
  {
    id: 'BC-356',
    title: 'rejects a buy that is too far above the market',
    mandatory: false,
    precondition: 'There is an ask.',
    stimulus: 'A limit buy twice as far above the ask as is allowed.',
    expected: 'Rejected, PriceOutOfBand.',
    needs: ['PriceBand'],
    async check(world) {
      const { ask } = await world.quote();
      const far = 1 + (2 * world.fact('priceBandBps')) / 10_000;
      const limitPrice = roundUp(scale(ask, ratioOf(far.toFixed(4))), world.instrument.tickSize);
      await mustBeRejected(world, await world.restingOrder({ limitPrice }), 'PriceOutOfBand');
    },
  },
  {
    id: 'BC-358',
    title: 'rejects one more open order than it allows, until another has ended',
    mandatory: false,
    precondition: 'As many orders rest as are allowed.',
    stimulus: 'One more; cancel one; one more.',
    expected: 'Rejected, TooManyOpenOrders; then Accepted.',
    needs: ['OpenOrderLimit'],
    async check(world) {
      const { broker, ask } = world;
      const first = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(first);
      for (let open = 1; open < world.fact('maxOpenOrders'); open++) {
        await world.submitAccepted(await world.restingOrder());
      }
      await mustBeRejected(world, await world.restingOrder(), 'TooManyOpenOrders');
      await ask(broker.cancelOrders([venueOrderId]));
      await world.ended(first.clientOrderId);
      await world.submitAccepted(await world.restingOrder());
    },
  },
  {
    id: 'BC-360',
    title: 'lets a key that may not trade read and do nothing else',
    mandatory: false,
    precondition: 'A limit buy rests; the key may not trade any more.',
    stimulus: 'Submit, cancel; then let the key trade and cancel again.',
    expected: 'BrokerError PermissionDenied for both, and nothing has changed; then the cancel is accepted.',
    needs: ['Permissions'],
    async check(world) {
      const { broker, ask } = world;
      const { venueOrderId } = await world.submitAccepted(await world.restingOrder());
      const another = await world.restingOrder();
      await world.act('setPermissions', { canTrade: false });
      const before = await booksText(world);
      await mustFail(ask(broker.submitOrder(another)), 'PermissionDenied', 'a submit');
      await mustFail(ask(broker.cancelOrders([venueOrderId])), 'PermissionDenied', 'a cancel');
      mustBe((await ask(broker.permissions())).canTrade, false, 'whether the key may trade');
      mustBe(await booksText(world), before, 'open orders, balances and positions');
      await world.act('setPermissions', { canTrade: true });
      const [answer] = await ask(broker.cancelOrders([venueOrderId]));
      mustBe(answer?.outcome, 'Accepted', 'a cancel with the right to trade');
    },
  },
  {
    id: 'BC-362',
    title: 'does nothing by a key that is not accepted, and tells so of everything that needs it',
    mandatory: false,
    precondition: 'A limit buy rests; the key is not accepted any more.',
    stimulus:
      'Submit, cancel, ask for the balances, what the key may do, and a quote; then let it be accepted, ask what it may do, and cancel again.',
    expected:
      'BrokerError AuthenticationFailed, but the quote comes; nothing has changed; then the cancel is accepted.',
    needs: ['Credentials'],
    async check(world) {
      const { broker, ask } = world;
      const { venueOrderId } = await world.submitAccepted(await world.restingOrder());
      const another = await world.restingOrder();
      const before = await booksText(world);
      await world.act('acceptKey', false);
      await mustFail(ask(broker.submitOrder(another)), 'AuthenticationFailed', 'a submit');
      await mustFail(ask(broker.cancelOrders([venueOrderId])), 'AuthenticationFailed', 'a cancel');
      await mustFail(ask(broker.balances()), 'AuthenticationFailed', 'the balances');
      await mustFail(ask(broker.permissions()), 'AuthenticationFailed', 'what the key may do');
      await ask(broker.quote(another.instrumentId));
      await world.act('acceptKey', true);
      // One call finds that out; until then a client may sign nothing.
      await ask(broker.permissions());
      mustBe(await booksText(world), before, 'open orders, balances and positions');
      const [answer] = await ask(broker.cancelOrders([venueOrderId]));
      mustBe(answer?.outcome, 'Accepted', 'a cancel by a key that is accepted');
    },
  },
];

const valueOf = (price: Price): Notional => notionalFor(price, ONE);
const ONE = quantityOf('1');
