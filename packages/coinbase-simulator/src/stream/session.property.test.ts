import fc from 'fast-check';
import { channelNames } from './clientMessage';
import { openStreamWorld } from './testing/streamWorld';

const name = fc.oneof(fc.constantFrom(...channelNames), fc.string());
const productIds = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom('BTC-USD', 'BTC-USDC', 'ETH-USD', 'BTC-PERP-INTX', '__proto__'), fc.string())),
  fc.jsonValue(),
);
const jwt = fc.oneof(fc.constantFrom('bot', ''), fc.jsonValue());
const message = fc.record(
  {
    type: fc.oneof(fc.constantFrom('subscribe', 'unsubscribe'), fc.jsonValue()),
    channel: fc.oneof(name, fc.jsonValue()),
    product_ids: productIds,
    jwt,
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  { weight: 5, arbitrary: message.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.oneof(fc.string(), fc.json()) },
  { weight: 1, arbitrary: fc.constantFrom('(price)', '(second)') },
);

it('whatever a client sends, no session breaks: frames are numbered without a gap, and errors are told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { kernel, venue, connect, server } = openStreamWorld();
      const client = await connect();
      let price = 50_000;
      for (const text of steps) {
        if (text === '(price)') venue.control.price('BTC-USD', String((price += 10)));
        else if (text !== '(second)') client.socket.send(text);
        await kernel.advance(text === '(second)' ? 1_000 : 50);
      }
      const numbers = client.frames.filter(({ type }) => type !== 'error').map((frame) => frame.sequence_num);
      expect(numbers).toEqual(numbers.map((_, index) => index));
      client.socket.close();
      await kernel.advance(10_000);
      expect(server.sessionCount()).toBe(0);
      venue.stop();
    }),
    { numRuns: 50 },
  );
});
