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
      { numRuns: 25 },
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
  'random walk': 'f29e528b006ad68dd5c926c5c730802c43f1f7da90ac2c6f347d0ad5961951b1',
  generated: '9f912e461ecd648d012cf7dc2982c598de21b1828e01d9ff07ee089ba3046e9b',
  'generated without a crowd': '18243ca3e4725cc1555038b3ad54b3b606a3ffcbc6da2b4ab7208fa3608018bc',
  path: 'ad711e22d626eb0fcecc93bf5fa1d87913b1a25050b2f2e5a5f75831d0b95b82',
  recorded: 'd19fb7751f8aea9cb8105348fc97bc8e62543d33d97e2a522144ee00b8ae6349',
};

describe('the same seed', () => {
  it.each(sources.filter(([name]) => name in goldens))('gives the same market on every machine: %s', (name, source) => {
    const steps = walk(open(source, 7), 200).map((step) => ({ ...step, tradedLots: [...(step.tradedLots ?? [])] }));
    expect(createHash('sha256').update(JSON.stringify(steps)).digest('hex')).toBe(goldens[name]);
  });

  it('gives another market for another seed', () => {
    expect(walk(open(everything, 1), 50)).not.toEqual(walk(open(everything, 2), 50));
  });
});
