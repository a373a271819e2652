import { roundUp, ratioOf, scale, subtract, toText, type ClosePositionRequest, type VenueOrder } from '@bot/core';
import { mustBe } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';

/** Closing what is held, in one word. */
export const closeCards: readonly BrokerCard[] = [
  {
    id: 'BC-570',
    title: 'closes a position as a whole',
    mandatory: false,
    precondition: 'Coins were bought.',
    stimulus: 'Close the position.',
    expected: 'Accepted; a sell of what was held is filled; nothing is held any more.',
    needs: ['ClosePosition'],
    async check(world) {
      const bought = await world.order();
      await world.submitToEnd(bought);
      const { progress } = await closeToEnd(world, await closing(world));
      mustBe([progress.status, toText(progress.cumulativeQuantity)], ['Filled', toText(bought.quantity)], 'the end');
      mustBe(toText(await world.netQuantity(world.instrument.instrumentId)), '0', 'what is held');
    },
  },
  {
    id: 'BC-572',
    title: 'closes a part of a position',
    mandatory: false,
    precondition: 'Coins were bought.',
    stimulus: 'Close half of the position.',
    expected: 'Accepted; half is sold, half is held.',
    needs: ['ClosePosition'],
    async check(world) {
      const bought = await world.order();
      await world.submitToEnd(bought);
      const quantity = roundUp(scale(bought.quantity, ratioOf('0.5')), world.instrument.lotSize);
      await closeToEnd(world, { ...(await closing(world)), quantity });
      const left = toText(subtract(bought.quantity, quantity));
      mustBe(toText(await world.netQuantity(world.instrument.instrumentId)), left, 'what is held');
    },
  },
  {
    id: 'BC-574',
    title: 'refuses to close what is not held',
    mandatory: false,
    precondition: 'Nothing is held.',
    stimulus: 'Close the position.',
    expected: 'Rejected, ReduceOnlyWouldIncrease; no fill.',
    needs: ['ClosePosition'],
    async check(world) {
      const { broker, ask } = world;
      const since = await ask(broker.venueTime());
      const answer = await ask(broker.closePosition(await closing(world)));
      const found = answer.outcome === 'Rejected' ? answer.reason : answer.outcome;
      mustBe(found, 'ReduceOnlyWouldIncrease', 'the answer');
      mustBe((await ask(broker.fillsSince(since))).length, 0, 'fills');
    },
  },
  {
    id: 'BC-576',
    title: 'closes once, however often it is asked with the same id',
    mandatory: false,
    precondition: 'Coins were bought; half of them were sold by closing.',
    stimulus: 'The same request again.',
    expected: 'The answer of the first; half is held.',
    needs: ['ClosePosition'],
    async check(world) {
      const bought = await world.order();
      await world.submitToEnd(bought);
      const quantity = roundUp(scale(bought.quantity, ratioOf('0.5')), world.instrument.lotSize);
      const request = { ...(await closing(world)), quantity };
      const first = await closeToEnd(world, request);
      const second = await closeToEnd(world, request);
      mustBe(second.progress.venueOrderId, first.progress.venueOrderId, 'the order of the second answer');
      const left = toText(subtract(bought.quantity, quantity));
      mustBe(toText(await world.netQuantity(world.instrument.instrumentId)), left, 'what is held');
    },
  },
];

async function closing(world: BrokerWorld): Promise<ClosePositionRequest> {
  const { clientOrderId, instrumentId } = await world.order();
  return { clientOrderId, instrumentId };
}

async function closeToEnd({ broker, ask, ended }: BrokerWorld, request: ClosePositionRequest): Promise<VenueOrder> {
  const answer = await ask(broker.closePosition(request));
  mustBe(answer.outcome, 'Accepted', 'the answer');
  return ended(request.clientOrderId);
}
