import { toText, type OrderRequest, type RejectReason, type TradingStatus } from '@bot/core';
import { mustBe } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';
import { mustBeRejected } from './refusal';

/** What an instrument takes while it is not wholly open. */
export const statusCards: readonly BrokerCard[] = [
  {
    id: 'BC-370',
    title: 'takes no order for a disabled instrument',
    mandatory: false,
    precondition: 'The instrument is disabled.',
    stimulus: 'A market buy and a limit buy; then open it and try again.',
    expected: 'Rejected, ProductDisabled, both; then Accepted.',
    needs: ['TradingStatus'],
    async check(world) {
      await mustRefuseDuring(world, 'Disabled', 'ProductDisabled', [await world.order(), await world.restingOrder()]);
      await world.act('setStatus', 'Online');
      await world.submitAccepted(await world.restingOrder());
    },
  },
  {
    id: 'BC-372',
    title: 'takes cancels and no orders for a cancel-only instrument',
    mandatory: false,
    precondition: 'A limit buy rests; the instrument is cancel-only.',
    stimulus: 'A market buy, a limit buy; cancel the one that rests.',
    expected: 'Rejected, CancelOnly, both; the other ends as Canceled.',
    needs: ['TradingStatus'],
    async check(world) {
      const { broker, ask } = world;
      const resting = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(resting);
      await mustRefuseDuring(world, 'CancelOnly', 'CancelOnly', [await world.order(), await world.restingOrder()]);
      await ask(broker.cancelOrders([venueOrderId]));
      mustBe((await world.ended(resting.clientOrderId)).progress.status, 'Canceled', 'the order that rested');
    },
  },
  {
    id: 'BC-374',
    title: 'takes limit orders only for a limit-only instrument',
    mandatory: false,
    precondition: 'The instrument is limit-only.',
    stimulus: 'A market buy; a limit buy.',
    expected: 'Rejected, LimitOnly; Accepted.',
    needs: ['TradingStatus'],
    async check(world) {
      await mustRefuseDuring(world, 'LimitOnly', 'LimitOnly', [await world.order()]);
      await mustRest(world, await world.restingOrder());
    },
  },
  {
    id: 'BC-376',
    title: 'takes post-only orders only in post-only mode',
    mandatory: false,
    precondition: 'The instrument is in post-only mode.',
    stimulus: 'A market buy, a limit buy; a post-only limit buy.',
    expected: 'Rejected, PostOnlyMode, both; Accepted.',
    needs: ['TradingStatus', 'PostOnly'],
    async check(world) {
      await mustRefuseDuring(world, 'PostOnly', 'PostOnlyMode', [await world.order(), await world.restingOrder()]);
      await mustRest(world, await world.restingOrder({ postOnly: true }));
    },
  },
  {
    id: 'BC-378',
    title: 'takes limit orders that wait, and nothing that trades, in an auction',
    mandatory: false,
    precondition: 'The instrument is in an auction.',
    stimulus: 'A market buy, an immediate limit buy; a limit buy that rests.',
    expected: 'Rejected, Auction, both; Accepted.',
    needs: ['TradingStatus', 'ImmediateOrCancel'],
    async check(world) {
      const immediate = await world.restingOrder({ timeInForce: 'IOC' });
      await mustRefuseDuring(world, 'Auction', 'Auction', [await world.order(), immediate]);
      await mustRest(world, await world.restingOrder());
    },
  },
];

async function mustRefuseDuring(
  world: BrokerWorld,
  status: TradingStatus,
  reason: RejectReason,
  requests: readonly OrderRequest[],
): Promise<void> {
  await world.act('setStatus', status);
  for (const request of requests) await mustBeRejected(world, request, reason);
}

async function mustRest({ broker, ask, submitAccepted }: BrokerWorld, request: OrderRequest): Promise<void> {
  const { venueOrderId } = await submitAccepted(request);
  const { progress } = await ask(broker.order(venueOrderId));
  mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Accepted', '0'], 'an order that is taken');
}
