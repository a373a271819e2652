import fc from 'fast-check';
import type { OrderEntry } from '../venueEvent';
import { holdingIn, openAccount } from '../venueState';
import { folded, snapshotOf } from './testing/folded';
import { kindOf, usualKinds } from './testing/kinds';
import { opening } from './testing/opening';
import { operationOf } from './testing/operations';
import { openPair, runBoth, type Pair } from './testing/pair';
import { differences, naivePictureOf, pictureOf } from './testing/pictures';
import { problemsOf } from './testing/problems';
import { setupOf } from './testing/world';

/** How many operations a usual run tries. */
const USUAL_OPS = 8_000;
/** In all. A long run: `npm run reference -w @bot/broker-mock`, which is `SIM_OPS=1000000 npx jest reference`. */
const OPS = Number(process.env['SIM_OPS'] ?? USUAL_OPS);
/** On average, so that a story stays small enough to be read. */
const OPS_PER_STORY = 120;
/** The same operations every time, unless others are asked for: `SIM_SEED=7`. */
const SEED = Number(process.env['SIM_SEED'] ?? 2_026);
/** Both states are compared after every so many operations; what happened, and the sums, after each. */
const COMPARED_EVERY = 10;
const CANCEL_DELAYS_MS = [0, 250];

/** Each number is an operation: it is kept or left out when a failing story is made smaller, and never turns into another. */
const stories = fc.tuple(
  fc.constantFrom(...CANCEL_DELAYS_MS),
  fc.array(fc.noShrink(fc.nat()), { minLength: 1, maxLength: 2 * OPS_PER_STORY, size: 'max' }),
);

describe('the exchange against a naive one', () => {
  it('trades the same, keeps the same books and balances, loses no digit of money, and is the fold of its events', () => {
    const kinds = new Set<string | null>();
    const property = fc.property(stories, ([delayMs, seeds]) => {
      const pair = opened(delayMs);
      seeds.forEach((seed, index) => {
        check(pair, runBoth(pair, operationOf(seed, pair.naive)));
        check(pair, problemsOf(pair));
        if (index % COMPARED_EVERY === 0) check(pair, differencesIn(pair));
      });
      check(pair, differencesIn(pair));
      check(pair, differencesToFold(pair, delayMs));
      for (const line of pair.naive.log) kinds.add(kindOf(line));
    });
    fc.assert(property, { seed: SEED, numRuns: Math.ceil(OPS / OPS_PER_STORY) });
    if (OPS >= USUAL_OPS) expect(usualKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('notices money out of nowhere, by the sum and by the naive venue', () => {
    const pair = opened(0);
    holdingIn(openAccount(pair.state, 'ann'), 'X').total += 1n;
    expect(problemsOf(pair)).toEqual(['X adds up to 101.099000000000000001, and 101.099 came in']);
    expect(differencesIn(pair)).toEqual([
      'ann X: 100000000000000000001, and not 100000000000000000000 as the naive venue has it',
    ]);
  });

  it('notices what is told differently, and tells the whole story', () => {
    const pair = opened(0);
    for (const market of pair.naive.markets) market.status = 'Disabled';
    const told = runBoth(pair, { type: 'SubmitOrder', at: 2, accountId: 'ann', entry: marketSell });
    expect(told).toEqual([
      'The exchange says:',
      'ann/c1 refused: NoLiquidity',
      'and the naive one:',
      'ann/c1 refused: ProductDisabled',
    ]);
    expect(() => check(pair, told)).toThrow(/^After the opening:\n\{"type":"SubmitOrder",.*\nThe exchange says:\nann/);
  });

  it('notices a command at which one of them breaks', () => {
    const pair = opened(0);
    const withdrawal = { type: 'Deposit', at: 2, accountId: 'fay', currency: 'X', units: -(10n ** 18n) } as const;
    expect(runBoth(pair, withdrawal)).toEqual([
      'One of them breaks: AssertionFailed: an account cannot lose more X than is available',
    ]);
  });

  it('notices an event that was lost', () => {
    const pair = opened(0);
    const { state, log } = pair;
    expect(differencesToFold(pair, 0)).toEqual([]);
    expect(differencesToFold({ state, log: log.slice(1) }, 0)).not.toEqual([]);
  });
});

const marketSell: OrderEntry = {
  ...{ clientOrderId: 'c1', instrumentId: 'X-USD', side: 'Sell', type: 'Market', lots: 5, spend: 0n },
  ...{ limitTicks: null, stopTicks: null, stopDirection: null, timeInForce: 'IOC', expiresAt: null },
  ...{ postOnly: false, reduceOnly: false, leverage: null },
};

function opened(cancelDelayMs: number): Pair {
  const pair = openPair(cancelDelayMs);
  for (const command of opening) check(pair, runBoth(pair, command));
  return pair;
}

const differencesIn = ({ state, naive }: Pair): readonly string[] =>
  differences(pictureOf(state), naivePictureOf(naive));

function differencesToFold({ state, log }: Pick<Pair, 'state' | 'log'>, delayMs: number): readonly string[] {
  const [now, again] = [snapshotOf(state), snapshotOf(folded(setupOf(delayMs), log))];
  return now === again ? [] : ['The events lead to', again, 'and not to', now];
}

/** @throws Error with the whole story, when there is a problem */
function check({ commands }: Pair, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const story = commands.slice(opening.length).map((command) => JSON.stringify(command, plain));
  throw new Error(['After the opening:', ...story, ...problems].join('\n'));
}

const plain = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);
