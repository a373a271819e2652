import { toText, type OrderRequest, type RejectReason } from '@bot/core';
import { mustBe } from '../card/rules';
import type { BrokerWorld } from './brokerWorld';

/** The venue must refuse an order for this reason, and nothing else may happen. @throws ConformanceFailure */
export async function mustBeRejected(world: BrokerWorld, request: OrderRequest, reason: RejectReason): Promise<void> {
  const { broker, ask } = world;
  const before = await booksText(world);
  const answer = await ask(broker.submitOrder(request));
  const found = answer.outcome === 'Rejected' ? answer.reason : answer.outcome;
  mustBe([found, answer.clientOrderId], [reason, request.clientOrderId], 'the answer');
  mustBe(await booksText(world), before, 'open orders, balances and positions');
}

/** What the account has, as text. */
export async function booksText({ broker, ask }: BrokerWorld): Promise<string> {
  const open = (await ask(broker.openOrders())).map(({ progress }) => progress.clientOrderId);
  const balances = (await ask(broker.balances())).map(
    ({ currency, total, hold }) => `${toText(total)} ${currency}, ${toText(hold)} on hold`,
  );
  const positions = (await ask(broker.positions())).map(
    ({ instrumentId, netQuantity }) => `${toText(netQuantity)} of ${instrumentId}`,
  );
  return `open: ${open.join(' ') || 'none'}; ${balances.join('; ')}; held: ${positions.join(', ') || 'nothing'}`;
}
