import fc from 'fast-check';
import { exceeds, sum, toText, zeroQuantity, type OrderProgress } from '@bot/core';
import { fillOf, givenUser, listed, orderOf } from '../testing/givenUser';

const QUANTITY = 4;

interface Step {
  readonly order: number;
  /** What happens to the order, */
  readonly what: 'fill' | 'fill' | 'cancel' | 'nothing';
  /** and to the frame that tells it. */
  readonly frame: 'told' | 'lost' | 'doubled' | 'garbled' | 'late' | 'broken' | 'mute';
  readonly pauseMs: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  order: fc.nat(2),
  what: fc.constantFrom('fill', 'fill', 'cancel', 'nothing'),
  frame: fc.constantFrom('told', 'told', 'told', 'lost', 'doubled', 'garbled', 'late', 'broken', 'mute'),
  pauseMs: fc.constantFrom(0, 50, 700, 5_000),
});

/** The orders as the venue has them. */
function createVenueOrders() {
  const orders = [0, 1, 2].map((index) => ({ id: `o-${index}`, clientId: `c-${index}`, filled: 0, isCanceled: false }));
  type VenueOrderModel = (typeof orders)[number];
  const statusOf = ({ filled, isCanceled }: VenueOrderModel) =>
    filled === QUANTITY ? 'FILLED' : isCanceled ? 'CANCELLED' : 'OPEN';
  const ours = { FILLED: 'Filled', CANCELLED: 'Canceled', OPEN: 'Accepted' } as const;
  const ids = ({ id, clientId }: VenueOrderModel) => ({ order_id: id, client_order_id: clientId });
  return {
    orders,
    wire(order: VenueOrderModel): object {
      const leaves = statusOf(order) === 'OPEN' ? QUANTITY - order.filled : 0;
      return orderOf(statusOf(order), String(order.filled), { ...ids(order), leaves_quantity: String(leaves) });
    },
    open: () => orders.filter((order) => statusOf(order) === 'OPEN'),
    listed(order: VenueOrderModel) {
      const status = ours[statusOf(order)];
      const { terms, progress } = listed(
        status === 'Accepted' && order.filled > 0 ? 'PartiallyFilled' : status,
        String(order.filled),
      );
      return { terms, progress: { ...progress, venueOrderId: order.id, clientOrderId: order.clientId } };
    },
    /** One trade for each unit that was filled. */
    fills: ({ id, clientId, filled }: VenueOrderModel) =>
      Array.from({ length: filled }, (_, nth) => ({
        ...fillOf(`${id}-${nth}`, '1'),
        venueOrderId: id,
        clientOrderId: clientId,
      })),
    end: (order: VenueOrderModel) => [statusOf(order) === 'OPEN', String(order.filled)],
  };
}

it('ends with the orders of the venue and each of their fills once, whatever happens to its frames', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { kernel, venue, streams, rest, reports } = givenUser({ backoffCapMs: 2_000 });
      const model = createVenueOrders();
      const isKnownToRest = (): void => {
        venue.orders = model.open().map(model.wire);
        for (const order of model.orders) {
          rest.orders.set(order.id, model.listed(order));
          rest.fills.set(order.id, model.fills(order));
        }
      };
      isKnownToRest();
      for (const { id } of model.orders) streams.expectOrder(id);
      await kernel.advance(10);

      for (const { order: index, what, frame, pauseMs } of steps) {
        const order = model.orders[index] as (typeof model.orders)[number];
        const isLive = model.open().includes(order);
        if (what === 'fill' && isLive) order.filled += 1;
        if (what === 'cancel' && isLive) order.isCanceled = true;
        isKnownToRest();
        const socket = venue.last;
        const tell = (sequence?: number): void =>
          socket.tell('user', [{ type: 'update', orders: [model.wire(order)] }], sequence);
        switch (frame) {
          case 'lost':
            socket.skip(1);
            break;
          case 'garbled':
            socket.tellText('{"channel":"user"');
            socket.skip(1);
            break;
          case 'doubled':
            tell();
            tell(socket.next - 1);
            break;
          case 'late': {
            const late = socket.next;
            socket.tell('heartbeats', [{ heartbeat_counter: 1 }], late + 1);
            tell(late);
            socket.skip(1);
            break;
          }
          case 'broken':
            socket.peer.destroy();
            break;
          case 'mute':
            socket.peer.mute();
            break;
          default:
            tell();
        }
        await kernel.advance(pauseMs);
      }

      await kernel.advance(30_000);
      for (const order of model.orders) {
        const told = reports.flatMap((report): OrderProgress[] =>
          report.type === 'Progress' && report.progress.venueOrderId === order.id ? [report.progress] : [],
        );
        const last = told.at(-1);
        const isLive = last?.status === 'Accepted' || last?.status === 'PartiallyFilled';
        expect([isLive, last && toText(last.cumulativeQuantity)]).toEqual(model.end(order));
        told.reduce((before, after) => {
          expect(exceeds(before.cumulativeQuantity, after.cumulativeQuantity) || before.at > after.at).toBe(false);
          return after;
        });
        const fills = reports.flatMap((report) =>
          report.type === 'Fill' && report.fill.venueOrderId === order.id ? [report.fill] : [],
        );
        expect(new Set(fills.map(({ tradeId }) => tradeId)).size).toBe(fills.length);
        expect(
          toText(
            sum(
              fills.map(({ quantity }) => quantity),
              zeroQuantity,
            ),
          ),
        ).toBe(String(order.filled));
      }
      streams.close();
    }),
    { numRuns: 40 },
  );
});
