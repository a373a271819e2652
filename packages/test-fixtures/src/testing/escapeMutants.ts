import { BrokerError, type Broker } from '@bot/core';
import type { BotSurroundings, BotUnderTestFactory } from '@bot/simulation';
import type { InvariantId } from '../invariants/invariants';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { wrote, type Parts } from './breakages';
import { clerkBot } from './clerkBot';

const KEY = 'MHcCAQEEIGplanted';
const TOKEN = 'Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2lnbmF0dXJl';
const PEM = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIG\n-----END EC PRIVATE KEY-----';

/** A clerk that also does something else when it starts. */
const besides =
  (act: (surroundings: BotSurroundings) => void | Promise<void>): BotUnderTestFactory =>
  (surroundings) => {
    const clerk = clerkBot()(surroundings);
    return {
      ...clerk,
      async start() {
        await clerk.start();
        await act(surroundings);
      },
    };
  };

/** The simulated exchange behind a port that answers `balances` in its own way. */
const answering = (balances: Broker['balances']): Parts => {
  const layer = inMemoryLayer();
  let asked = 0;
  return {
    layer: {
      ...layer,
      connect: ({ broker }) => ({
        ...broker,
        // The clerk opens its books by the first one.
        balances: () => (++asked === 1 ? broker.balances() : balances()),
      }),
    },
    bot: besides(({ broker }) => void broker.balances().catch(() => undefined)),
  };
};

let runs = 0;

/** Bots that say or throw what must not leave them, or that are not decided by their seed: the invariant that each breaks, and how. */
export const escapeMutants: readonly (readonly [InvariantId, string, Parts])[] = [
  [
    'INV-33',
    'the headers of a failed request are logged',
    { bot: besides(({ logger }) => logger.error({ err: new Error('401', { cause: { headers: [TOKEN] } }) }, 'no')) },
  ],
  ['INV-33', 'a key is in the timeline', { bot: besides(({ trace }) => trace.add('bot', PEM)) }],
  [
    'INV-33',
    'a secret of the world is in a batch',
    {
      secrets: [KEY],
      bot: besides(({ store }) =>
        store.append([
          { type: 'Told', v: 1, at: 0, causationId: '', correlationId: '', payload: { reason: `with ${KEY}` } },
        ]),
      ),
    },
  ],
  ['INV-33', 'a token is in the log', wrote('OrderSubmitted', () => ({ reason: TOKEN }))],
  ['INV-34', 'the port throws what it does not know', answering(() => Promise.reject(new Error('socket hang up')))],
  [
    'INV-34',
    'the port throws a code that nobody has heard of',
    answering(() =>
      Promise.reject(
        new BrokerError('Strange' as 'Timeout', { happened: 'It is strange.' }, { operation: 'balances' }),
      ),
    ),
  ],
  [
    'INV-34',
    'a bot stumbles over a status that it does not know',
    {
      bot: besides(({ broker }) => {
        broker.subscribeReports(() => {
          throw new TypeError('Cannot read properties of undefined');
        });
      }),
    },
  ],
  [
    'INV-34',
    'a timer of the bot throws',
    {
      bot: besides(({ clock }) => {
        clock.setTimer(1_000, () => {
          throw new Error('tick');
        });
      }),
    },
  ],
  [
    'INV-34',
    'a bot does not start, by a mistake in the program',
    { bot: besides(() => Promise.reject(new RangeError('Invalid array length'))) },
  ],
  [
    'INV-34',
    'a bot fails to stop and gives no code',
    { bot: (surroundings) => ({ ...clerkBot()(surroundings), stop: () => Promise.reject(new Error('no way')) }) },
  ],
  ['INV-35', 'a bot remembers the run before', { bot: besides(({ trace }) => trace.add('bot', `run ${++runs}`)) }],
];
