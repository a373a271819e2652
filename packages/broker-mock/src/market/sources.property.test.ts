import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createRandom } from '@bot/simulation';
import { flashCrash } from './events/flashCrash';
import { gap } from './events/gap';
import { halt } from './events/halt';
import { thinBook } from './events/thinBook';
import { generatedMarket } from './generated/generatedMarket';
import { instrumentTable } from './instruments';
import { manualMarket } from './manualMarket';
import type { Market, MarketSource, MarketStep } from './marketSource';
import { pathMarket } from './pathMarket';
import { jumps } from './price/jumps';
import { meanReversion } from './price/meanReversion';
import { trend } from './price/trend';
import { randomWalkMarket } from './randomWalkMarket';
import { recordedBars } from './recorded/recordedBars';
import { steerable } from './steeredMarket';

const folder = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'BTC-USD'));
const file = join(folder, 'BTC-USD/2018-04-04.minute.trades.csv');
const rows = Array.from({ length: 60 }, (_, minute) => {
  const price = 7_000 + ((minute * 37) % 50);
  return `${minute * 60_000},${price},${price + 5},${price - 3},${price + 1},${minute % 7}`;
});
writeFileSync(file, ['ms_since_midnight_utc,open,high,low,close,volume_base', ...rows].join('\n'));

/** Everything that a generated market can be made of. */
const everything = generatedMarket({
  preset: 'volatile',
  price: [trend('2 %/d'), jumps({ perDay: 2_000, size: '1 %' }), meanReversion({ halfLife: '1h' })],
  events: [
    gap({ at: '12s', by: '-5 %' }),
    flashCrash({ at: '20s', depth: '90 %', for: '2s', recover: '10s' }),
    thinBook({ at: '30s', for: '20s', depth: '10 %' }),
    halt({ at: '55s', for: '7s', only: ['BTC-USD', 'BTC-PERP'] }),
  ],
  correlation: { 'ETH-USD': { with: 'BTC-USD', rho: 0.8 } },
});

function steered(source: MarketSource): MarketSource {
  return {
    open(setting) {
      const market = steerable(source.open(setting), setting.instruments);
      market.path('BTC-USD', '50000 → 40000 over 1m', setting.startAt);
      market.depth('ETH-USD', '0.5');
      return market;
    },
  };
}

const sources: readonly (readonly [string, MarketSource])[] = [
  ['manual', manualMarket()],
  ['random walk', randomWalkMarket({ preset: 'volatile' })],
  ['generated', everything],
  ['generated without a crowd', generatedMarket({ crowd: false, stepMs: 700 })],
  ['path', pathMarket({ 'BTC-USD': '50000 → 39000 over 30s → 40000 over 500ms' })],
  ['recorded', recordedBars({ files: [file] })],
  ['recorded, fills by touch', recordedBars({ files: [file], fills: 'Touch' })],
  ['steered', steered(everything)],
];

const open = (source: MarketSource, seed: number, startAt = 1_000): Market =>
  source.open({ instruments: instrumentTable, random: createRandom(seed), startAt });
const walk = (market: Market, count: number): readonly MarketStep[] => {
  const steps: MarketStep[] = [];
  while (steps.length < count && market.nextAt() !== null) steps.push(market.step());
  return steps;
};

describe.each(sources)('the market "%s"', (_name, source) => {
  it('goes on from a position that was kept as text with the very same steps', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(100), (seed, before) => {
        const market = open(source, seed);
        walk(market, before);
        const position = JSON.parse(JSON.stringify(market.position()));
        // Another seed and another beginning, and it was already on its way.
        const restored = open(source, seed + 1, 99_000);
        walk(restored, 3);
        restored.restore(position);
        expect(restored.nextAt()).toBe(market.nextAt());
        expect(walk(restored, 40)).toEqual(walk(market, 40));
        expect(restored.position()).toEqual(market.position());
      }),
      { numRuns: 6 },
    );
  });

  it('gives a position that later steps do not change', () => {
    const market = open(source, 1);
    walk(market, 10);
    const position = market.position();
    const kept = JSON.stringify(position);
    walk(market, 30);
    expect(JSON.stringify(position)).toBe(kept);
  });

  it('says the time of each step before it takes it, and never goes back', () => {
    const market = open(source, 1);
    let before = -1;
    for (let step = 0; step < 100; step++) {
      const nextAt = market.nextAt();
      expect(nextAt).toBeGreaterThan(before);
      before = market.step().at;
      expect(before).toBe(nextAt);
    }
  });
});

/** Written down once: recorded runs depend on them. They may change with the models, and never by themselves. */
const goldens: Readonly<Record<string, string>> = {
  'random walk': 'cd62cea5d7faffbeec7c2255c35347049eef17e9e2789e3dd0988463dc190b0a',
  generated: '289274413fea2e82cf0745a373d1cab31fa4a8d7f2dac24a7f85c8676d14410a',
  'generated without a crowd': '30e779136fcf011fc0446bfddcd9b0e678b66340f8d37606b2c648a888f83a77',
  path: 'a57bcb8023166f3ad6cdc111e6830e59ee639921640ff600a8a421575e5337f2',
  recorded: '5fd33c3caae79a8fb041d3704a99c2956ad97a4c66c9e83c63841551186277fb',
};

describe('the same seed', () => {
  it.each(sources.filter(([name]) => name in goldens))('gives the same market on every machine: %s', (name, source) => {
    expect(
      createHash('sha256')
        .update(JSON.stringify(walk(open(source, 7), 200)))
        .digest('hex'),
    ).toBe(goldens[name]);
  });

  it('gives another market for another seed', () => {
    expect(walk(open(everything, 1), 50)).not.toEqual(walk(open(everything, 2), 50));
  });
});
