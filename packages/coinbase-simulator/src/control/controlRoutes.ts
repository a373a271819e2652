import { assert, type Side } from '@bot/core';
import type { MockVenue } from '@bot/broker-mock';
import { durationMs } from '@bot/simulation';
import { armFault, type FaultRequest } from '../faults/armFault';
import type { FaultParameters } from '../faults/faultParameters';
import type { WireFaults } from '../faults/wireFaults';

/** What the control API acts on. */
export interface Controlled {
  readonly venue: MockVenue;
  readonly wire: WireFaults;
  now(): number;
  /** null: time goes by itself. */
  readonly advance: ((ms: number) => Promise<void>) | null;
}

export interface ControlRoute {
  /** For people. */
  readonly meaning: string;
  /** `{ name: what it is }` */
  readonly takes: { readonly [name: string]: string };
  readonly act: (controlled: Controlled, given: FaultParameters, body: object) => unknown;
}

const sides: readonly Side[] = ['Buy', 'Sell'];
const done = { ok: true };

/** Method and path of each; everything is JSON. */
export const controlRoutes: { readonly [route: string]: ControlRoute } = {
  'GET /control': {
    meaning: 'what can be asked for here',
    takes: {},
    act: () => Object.entries(controlRoutes).map(([route, { meaning, takes }]) => ({ route, meaning, takes })),
  },
  'POST /control/fault': {
    meaning: 'something goes wrong',
    takes: {
      fault: 'its name',
      on: 'where',
      nth: 'number',
      times: 'number',
      for: 'a duration',
      '…': 'what it must be told',
    },
    act({ venue, wire }, given, body) {
      armFault({ ...body, fault: given.text('fault') } as FaultRequest, { venue: venue.control.faults, wire });
      return done;
    },
  },
  'GET /control/faults': {
    meaning: 'faults that were armed and never happened',
    takes: {},
    act: ({ venue, wire }) => [...venue.control.faults.pending(), ...wire.pending()],
  },
  'POST /control/heal': {
    meaning: 'nothing goes wrong any more',
    takes: {},
    act({ venue, wire }) {
      venue.control.faults.heal();
      wire.heal();
      return done;
    },
  },
  'POST /control/price': {
    meaning: 'the market of a product stands at a price',
    takes: { product: 'its id', price: 'decimal text' },
    act({ venue }, given) {
      venue.control.price(given.text('product'), given.text('price'));
      return done;
    },
  },
  'POST /control/path': {
    meaning: 'the market of a product moves in straight lines',
    takes: { product: 'its id', path: '50000 → 39000 over 10m' },
    act({ venue }, given) {
      venue.control.path(given.text('product'), given.text('path'));
      return done;
    },
  },
  'POST /control/take': {
    meaning: 'somebody else trades at the market',
    takes: { product: 'its id', side: 'Buy or Sell', quantity: 'decimal text' },
    act({ venue }, given) {
      venue.control.take(given.text('product'), given.choice('side', sides), given.text('quantity'));
      return done;
    },
  },
  'POST /control/deposit': {
    meaning: 'money or coins come from outside',
    takes: { currency: 'USD', amount: 'decimal text' },
    act({ venue }, given) {
      venue.control.deposit(given.text('currency'), given.text('amount'));
      return done;
    },
  },
  'GET /control/truth': {
    meaning: 'what is really so at the venue, without delay',
    takes: {},
    act: ({ venue: { truth } }) => ({
      balances: truth.balances(),
      positions: truth.positions(),
      orders: truth.orders(),
      openOrders: truth.openOrders(),
      fills: truth.fills(),
      requests: truth.requests(),
      totals: truth.totals(),
    }),
  },
  'GET /control/time': {
    meaning: 'what time it is, in ms since 1970',
    takes: {},
    act: (controlled) => ({ now: controlled.now(), standsStill: controlled.advance !== null }),
  },
  'POST /control/advance': {
    meaning: 'time moves, where it stands still by itself',
    takes: { by: '10s' },
    async act(controlled, given) {
      assert(controlled.advance !== null, 'time can be moved where it stands still: begin with --virtual');
      const ms = durationMs(given.text('by'));
      assert(ms >= 0, 'time goes forward');
      await controlled.advance(ms);
      return { now: controlled.now() };
    },
  },
};
