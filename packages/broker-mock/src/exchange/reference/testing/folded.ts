import { assert } from '@bot/core';
import { evolveVenue } from '../../evolveVenue';
import { createVenueState, type VenueSetup, type VenueState } from '../../venueState';
import type { VenueEvent } from '../../venueEvent';
import { fromStoredEvent, toStoredEvent } from '../../venueEventCodec';
import { pictureOf } from './pictures';

/** What these events lead to, after a trip through the form in which they are stored. */
export function folded(setup: VenueSetup, log: readonly VenueEvent[]): VenueState {
  const state = createVenueState(setup);
  log.forEach((event, index) => evolveVenue(state, thereAndBack(event, index + 1)));
  return state;
}

function thereAndBack(event: VenueEvent, seq: number): VenueEvent {
  const restored = fromStoredEvent(JSON.parse(JSON.stringify({ ...toStoredEvent(event, 'test'), seq })));
  assert(restored !== null, 'a venue reads what it wrote');
  return restored;
}

/** The whole state as text: books as queues, orders by name, everything else as it is. */
export function snapshotOf(state: VenueState): string {
  const { setup: _setup, markets, orders, ended, woken, dues, ...rest } = state;
  const whole = {
    ...rest,
    picture: pictureOf(state),
    orders: [...orders.values()].map(({ market: _market, account: _account, ...order }) => ({
      ...order,
      ...{ level: order.level !== null, ahead: null, behind: null },
    })),
    ended: ended.map(nameOf),
    woken: woken.map(nameOf),
    dues: dues.map(({ at, kind, order }) => [at, kind, nameOf(order)]),
    stops: [...markets.values()].map(({ stopsUp, stopsDown }) => [stopsUp.map(nameOf), stopsDown.map(nameOf)]),
  };
  return JSON.stringify(whole, plain, 1);
}

const nameOf = ({ orderNo }: { readonly orderNo: number }): number => orderNo;

/** Orders inside accounts and fills are told by their number: they stand in full elsewhere. */
function plain(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  if (isOrder(value)) return nameOf(value);
  return value instanceof Map ? [...(value as Iterable<unknown>)] : value;
}

const isOrder = (value: unknown): value is { readonly orderNo: number } =>
  typeof value === 'object' && value !== null && 'orderNo' in value && 'market' in value;
