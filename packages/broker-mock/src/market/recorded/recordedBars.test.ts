import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRandom } from '@bot/simulation';
import type { Market, MarketStep } from '../marketSource';
import { stepsOf } from './bar';
import { recordedBars, type RecordedBarsOptions } from './recordedBars';

const QUOTES =
  'ms_since_midnight_utc,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size';
const TRADES = 'ms_since_midnight_utc,open,high,low,close,volume_base';
const DAILY = 'date_utc,open,high,low,close,volume_base';
const DAY = Date.UTC(2018, 3, 4);

const folder = mkdtempSync(join(tmpdir(), 'recorded-bars-'));
afterAll(() => rmSync(folder, { recursive: true }));

let folders = 0;
/** Writes a file into a fresh folder and gives its path. */
function file(name: string, ...lines: readonly string[]): string {
  const path = join(folder, String(++folders), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.join('\n'));
  return path;
}

const open = (options: RecordedBarsOptions): Market =>
  recordedBars(options).open({ instruments: [], random: createRandom(1), startAt: 0 });

function walk(market: Market): readonly MarketStep[] {
  const steps: MarketStep[] = [];
  while (market.nextAt() !== null) steps.push(market.step());
  return steps;
}
const tops = (steps: readonly MarketStep[]) =>
  steps.map(({ at, books: [book] }) => [at - DAY, book?.bids[0]?.[0], book?.asks[0]?.[0]]);

const quotes = (...rows: readonly string[]): string =>
  file('BTC-USD/2018-04-04.minute.quotes.csv', QUOTES, ...rows, '');
const row = (ms: number): string => `${ms},100,103,95,96,2,100.01,103.01,95.01,96.01,3`;

describe('recorded quotes', () => {
  it('become open, the nearer extreme, the other one and close, a quarter of a minute apart', () => {
    const market = recordedBars({ files: [quotes(row(60_000))] });
    expect(market.instruments.map(({ instrumentId }) => instrumentId)).toEqual(['BTC-USD']);
    expect([market.startAt - DAY, market.endsAt - DAY]).toEqual([60_000, 105_000]);
    const steps = walk(market.open({ instruments: [], random: createRandom(1), startAt: 0 }));
    expect(tops(steps)).toEqual([
      [60_000, 10_000, 10_001],
      [75_000, 10_300, 10_301],
      [90_000, 9_500, 9_501],
      [105_000, 9_600, 9_601],
    ]);
    expect(steps[0]?.books[0]?.bids.slice(0, 2)).toEqual([
      [10_000, 200_000_000],
      [9_999, 220_000_000],
    ]);
  });

  it('may end in blank lines', () => {
    expect(walk(open({ files: [quotes(row(60_000), '', '')] }))).toHaveLength(4);
  });

  it('take the low first where it is nearer', () => {
    const prices = (bidTicks: number) => ({ bidTicks, askTicks: bidTicks + 1 });
    const [open_, high, low, close] = [prices(100), prices(110), prices(98), prices(105)];
    const bar = { at: 0, open: open_, high, low, close, bidLots: 1, askLots: 1, tradedLots: 9 };
    expect(stepsOf(bar, 1_000).map(({ at, bidTicks, tradedLots }) => [at, bidTicks, tradedLots])).toEqual([
      [0, 100, 2],
      [250, 98, 2],
      [500, 110, 2],
      [750, 105, 3],
    ]);
  });

  it('carry the dust of binary fractions in sizes, which go down to the lot, and sizes of nothing', () => {
    const dusty = '0,100,100,100,100,0.029768000000000003,100.01,100.01,100.01,100.01,0';
    const [first] = walk(open({ files: [quotes(dusty)] }));
    expect(first?.books[0]?.bids[0]).toEqual([10_000, 2_976_800]);
    expect(first?.books[0]?.asks[0]).toEqual([10_001, 1]);
  });

  it('open a market that was locked by one tick', () => {
    const locked = '0,100,100,100,100,1,100,100,100,100,1';
    expect(tops(walk(open({ files: [quotes(locked)] })))[0]).toEqual([0, 10_000, 10_001]);
  });
});

describe('recorded trades', () => {
  it('are quoted around with the spread of a preset, a quarter of the volume on each side', () => {
    const path = file('ETH-USD/2018-04-04.second.trades.csv', TRADES, '4000,400,400,400,400,8');
    const [first] = walk(open({ files: [path], preset: 'illiquid' }));
    expect(first?.books[0]?.bids[0]).toEqual([39_800, 200_000_000]);
    expect(first?.books[0]?.asks[0]).toEqual([40_200, 200_000_000]);
    expect(first?.books[0]?.prints).toEqual([{ ticks: 40_000, lots: 200_000_000, makerSide: 'Buy' }]);
  });

  it('may be daily, with a date in every row', () => {
    const path = file(
      'BTC-USD/2014-2018.daily.trades.csv',
      DAILY,
      '2018-04-04,300,370,300,370,1',
      '2018-04-06,370,370,370,370,1',
    );
    const times = walk(open({ files: [path] })).map(({ at }) => (at - DAY) / 3_600_000);
    expect(times).toEqual([0, 6, 12, 18, 48, 54, 60, 66]);
  });
});

describe('recorded volume', () => {
  const path = (...rows: readonly string[]): string => file('BTC-USD/2018-04-04.minute.trades.csv', TRADES, ...rows);
  // 0.0000001 BTC are 10 lots: 2, 3, 2 and 3 of them at 100, 103, 95 and 96.
  const bar = '0,100,103,95,96,0.0000001';

  it('is on the tape at the recorded prices, a quarter at each step; who pays more than before was a buyer', () => {
    const steps = walk(open({ files: [path(bar, '60000,97,97,97,97,0')] }));
    expect(steps.map(({ books: [book], takings }) => [book?.prints, takings])).toEqual([
      [[{ ticks: 10_000, lots: 2, makerSide: 'Buy' }], undefined],
      [[{ ticks: 10_300, lots: 3, makerSide: 'Sell' }], undefined],
      [[{ ticks: 9_500, lots: 2, makerSide: 'Buy' }], undefined],
      [[{ ticks: 9_600, lots: 3, makerSide: 'Sell' }], undefined],
      ...Array.from({ length: 4 }, () => [undefined, undefined]),
    ]);
  });

  it('meets whoever waits at the best price where fills are by touch', () => {
    const steps = walk(open({ files: [path(bar)], fills: 'Touch' }));
    expect(steps.map(({ books: [book], takings }) => [book?.prints, takings])).toEqual(
      [
        ['Sell', 2],
        ['Buy', 3],
        ['Sell', 2],
        ['Buy', 3],
      ].map(([side, lots]) => [undefined, [{ instrumentId: 'BTC-USD', side, lots }]]),
    );
  });

  it('is unknown where only quotes are', () => {
    for (const fills of ['Through', 'Touch'] as const) {
      const [first] = walk(open({ files: [quotes(row(0))], fills }));
      expect([first?.books[0]?.prints, first?.takings]).toEqual([undefined, undefined]);
    }
  });
});

describe('several files', () => {
  it('are walked together in time, and each instrument goes on in its next file', () => {
    const btc = quotes(row(0), row(120_000));
    const eth = file('ETH-USD/2018-04-04.minute.quotes.csv', QUOTES, row(30_000));
    const later = file('BTC-USD/2018-04-05.minute.quotes.csv', QUOTES, row(0));
    const steps = walk(open({ files: [later, eth, btc] }));
    const seen = steps.map(({ at, books }) => `${(at - DAY) / 1_000} ${books.map(({ instrumentId }) => instrumentId)}`);
    expect(seen.slice(0, 8)).toEqual([
      '0 BTC-USD',
      '15 BTC-USD',
      '30 BTC-USD,ETH-USD',
      '45 BTC-USD,ETH-USD',
      '60 ETH-USD',
      '75 ETH-USD',
      '120 BTC-USD',
      '135 BTC-USD',
    ]);
    expect(seen.at(-1)).toBe('86445 BTC-USD');
  });

  it('go on from a position, but only in the same files', () => {
    const [first, second] = [quotes(row(0), row(60_000)), file('BTC-USD/2018-04-05.minute.quotes.csv', QUOTES, row(0))];
    const market = open({ files: [first] });
    market.step();
    const position = JSON.parse(JSON.stringify(market.position()));
    const restored = open({ files: [first] });
    restored.restore(position);
    expect(walk(restored)).toEqual(walk(market));
    expect(() => open({ files: [second] }).restore(position)).toThrow('2018-04-04.minute.quotes.csv');
    const atTheStart = open({ files: [first] });
    atTheStart.restore({ ...position, taken: {} });
    expect(atTheStart.nextAt()).toBe(DAY);
    expect(restored.presetFor('BTC-USD').spreadBps).toBe(2);
    expect(() => restored.step()).toThrow('only taken while there is one');
  });
});

describe('symbol and date', () => {
  it('can be given beside a file whose path does not say them; the rows say the interval', () => {
    const path = file('download.csv', QUOTES, row(0), row(30_000), row(90_000));
    const steps = walk(open({ files: [path], symbol: 'BTC-USD', date: '2018-04-04' }));
    expect(steps.slice(0, 5).map(({ at }) => at - DAY)).toEqual([0, 7_500, 15_000, 22_500, 30_000]);
    const alone = file('download.csv', QUOTES, row(0));
    expect(recordedBars({ files: [alone], symbol: 'BTC-USD', date: '2018-04-04' }).endsAt - DAY).toBe(45_000);
  });
});
