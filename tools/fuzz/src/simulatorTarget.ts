import { createMockVenue, instrumentTable, manualMarket, type MockVenue } from '@bot/broker-mock';
import { createCoinbaseSimulator } from '@bot/coinbase-simulator';
import { assert, toText, type HttpRequest, type Random, type VenueOrder } from '@bot/core';
import {
  createKernel,
  createMemoryWire,
  createRandom,
  createVirtualClock,
  integerBetween,
  pick,
} from '@bot/simulation';
import { CORPUS_AT } from './answerCorpus';
import type { FuzzTarget } from './fuzzTarget';
import { mutated } from './mutate';
import { exact } from './strictFrame';
import { strictJson, type StrictObject } from './strictJson';

const URL_AT = 'https://fuzz.test/api/v3/brokerage';
const REQUESTS = 20;
const FRAMES = 10;
const statuses = new Set([200, 400, 401, 403, 404, 413, 501]);

const order = (kind: string, terms: object, id: string): object => ({
  ...{ client_order_id: id, product_id: 'BTC-USD', side: 'BUY', order_configuration: { [kind]: terms } },
});
const limit = { base_size: '0.01', limit_price: '49000', post_only: false };
const requests: readonly (readonly [method: HttpRequest['method'], path: string, body: object])[] = [
  ['POST', '/orders', order('limit_limit_gtc', limit, 'a')],
  ['POST', '/orders', order('limit_limit_gtd', { ...limit, end_time: '2026-12-01T00:00:00Z' }, 'b')],
  ['POST', '/orders', order('market_market_ioc', { base_size: '0.01' }, 'c')],
  ['POST', '/orders', order('market_market_ioc', { quote_size: '100' }, 'd')],
  ['POST', '/orders/preview', order('limit_limit_gtc', limit, 'e')],
  ['POST', '/orders/batch_cancel', { order_ids: ['V1', 'V2'] }],
  ['POST', '/orders/edit', { order_id: 'V1', price: '48000', size: '0.02' }],
  ['POST', '/orders/edit_preview', { order_id: 'V1', price: '48000', size: '0.02' }],
  ['POST', '/orders/close_position', { client_order_id: 'f', product_id: 'BTC-PERP', size: '1' }],
];
const frames: readonly object[] = [
  { type: 'subscribe', channel: 'level2', product_ids: ['BTC-USD'] },
  { type: 'subscribe', channel: 'heartbeats' },
  { type: 'subscribe', channel: 'ticker', product_ids: ['BTC-USD', 'ETH-USD'], jwt: 'a.b.c' },
  { type: 'unsubscribe', channel: 'level2', product_ids: ['BTC-USD'] },
  { type: 'subscribe', channel: 'user', product_ids: [] },
];

/** Requests and frames towards the simulator, in one world: all are answered, and an order that it takes is the one that was sent. */
export const simulatorTarget: FuzzTarget = async (random: Random) => {
  const asked = Array.from({ length: REQUESTS }, (_, number) => {
    const [method, path, body] = pick(random, requests);
    const named = 'client_order_id' in body ? { ...body, client_order_id: `fuzz-${number}` } : body;
    return { method, path, text: mutated(Buffer.from(JSON.stringify(named)), random).toString() };
  });
  const sent = Array.from({ length: FRAMES }, () =>
    mutated(Buffer.from(JSON.stringify(pick(random, frames))), random).toString(),
  );
  const isQuick = integerBetween(random, 0, 1) === 0;
  return {
    what: 'requests and frames towards the simulator',
    bytes: [...asked.map(({ text }) => text), ...sent].map((text) => Buffer.from(text)),
    async check() {
      const clock = createVirtualClock({ startAt: CORPUS_AT });
      const kernel = createKernel({ clock });
      const venue = createMockVenue({
        ...{ clock, random: createRandom('fuzz'), instruments: instrumentTable, market: manualMarket() },
        balances: { USD: '1000000', BTC: '100' },
      });
      venue.start();
      const simulator = createCoinbaseSimulator({
        ...{ venue, clock, orderIds: 'venue', rateLimits: null, asksForNoKey: true },
      });
      const wire = createMemoryWire({ clock, server: simulator });
      const before = totalsOf(venue);
      try {
        for (const { method, path, text } of asked) {
          const answer = await kernel.run(
            simulator.answer({ method, url: `${URL_AT}${path}`, headers: {}, body: text }),
          );
          mustBeWhatWasSent(venue.truth.orders(), text, answer);
        }
        const heard: { readonly type?: string; readonly sequence_num?: number }[] = [];
        const socket = wire.connect(
          'wss://fuzz.test',
          {
            opened: () => undefined,
            closed: () => undefined,
            received: (message) => void heard.push(JSON.parse(Buffer.from(message).toString()) as object),
          },
          { maxBytes: 1 << 24 },
        );
        for (const text of sent) {
          await kernel.advance(isQuick ? 10 : 1_000);
          socket.send(text);
        }
        await kernel.advance(1_000);
        const numbers = heard.filter(({ type }) => type !== 'error').map(({ sequence_num }) => sequence_num);
        assert(
          numbers.every((number, index) => number === index),
          `frames are numbered without a gap, not ${numbers.join(', ')}`,
        );
        assert(totalsOf(venue) === before, 'no money is made or lost');
        return null;
      } catch (error) {
        return `escaped: ${String((error as Error).stack)}`;
      } finally {
        simulator.close();
        venue.stop();
      }
    },
  };
};

const totalsOf = ({ truth }: MockVenue): string =>
  JSON.stringify([...truth.totals()].map(([name, sum]) => [name, toText(sum)]));

const OWN_ID = /^fuzz-\d+$/;

interface Answered {
  readonly status: number;
  readonly body: Uint8Array;
}

/** An order that was accepted has the terms that were asked for. @throws AssertionFailed, and whatever reading the answer throws */
export function mustBeWhatWasSent(orders: readonly VenueOrder[], text: string, { status, body }: Answered): void {
  assert(statuses.has(status), `${text} is answered, but not with ${status}`);
  const said = strictJson(body) as StrictObject;
  const asked = said['success'] === true ? (strictJson(Buffer.from(text)) as StrictObject) : {};
  const [terms] = Object.values({ ...(asked['order_configuration'] as StrictObject) }) as readonly StrictObject[];
  // Others are edits, cancels and closings, or say what they spend.
  if (terms?.['base_size'] === undefined) return;
  const { order_id } = said['success_response'] as StrictObject;
  const placed = orders.find(({ progress }) => progress.venueOrderId === order_id);
  assert(placed !== undefined, `the venue knows of ${String(order_id)}`);
  const { clientOrderId } = placed.progress;
  const id = asked['client_order_id'];
  const isItsOwn = typeof id === 'string' ? id === clientOrderId : exact(id) === exact(clientOrderId);
  assert(isItsOwn, `${text} is ${clientOrderId}`);
  // An id that was changed may be that of an order before it, which is answered again.
  if (!OWN_ID.test(clientOrderId)) return;
  const { quantity, limitPrice, side, instrumentId } = placed.terms;
  const facts = [instrumentId, side.toUpperCase(), exact(toText(quantity)), limitPrice && exact(toText(limitPrice))];
  const { base_size, limit_price = null } = terms;
  const expected = [asked['product_id'], asked['side'], exact(base_size), limitPrice && exact(limit_price)];
  assert(
    JSON.stringify(facts) === JSON.stringify(expected),
    `${text} is an order of ${String(expected)}, not ${String(facts)}`,
  );
}
