import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { recordedBars, type RecordedBarsOptions } from './recordedBars';

const QUOTES =
  'ms_since_midnight_utc,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size';
const TRADES = 'ms_since_midnight_utc,open,high,low,close,volume_base';
const DAILY = 'date_utc,open,high,low,close,volume_base';
const GOOD_QUOTE = '0,100,103,95,96,2,100.01,103.01,95.01,96.01,3';
const GOOD_TRADE = '0,100,103,95,96,2';

const folder = mkdtempSync(join(tmpdir(), 'bad-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

let folders = 0;
function file(name: string, text: string): string {
  const path = join(folder, String(++folders), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** The error, or null when the file was read. */
function problemWith(options: RecordedBarsOptions): unknown {
  try {
    recordedBars(options);
    return null;
  } catch (error) {
    return error;
  }
}

const quotesFile = (...lines: readonly string[]): string =>
  file('BTC-USD/2018-04-04.minute.quotes.csv', [QUOTES, ...lines].join('\n'));
const tradesFile = (...lines: readonly string[]): string =>
  file('BTC-USD/2018-04-04.minute.trades.csv', [TRADES, ...lines].join('\n'));

describe('a file that cannot be used is named', () => {
  it('when it is missing, even if its name says nothing', () => {
    const path = join(folder, 'nothing.csv');
    expect(problemWith({ files: [path] })).toMatchObject({ code: 'DataFileMissing', details: { path } });
  });

  it('when it is missing, or a folder, or never ends', () => {
    for (const path of [join(folder, 'BTC-USD/2018-04-04.minute.quotes.csv'), folder, '/dev/zero']) {
      const options = { files: [path], symbol: 'BTC-USD', date: '2018-04-04' };
      expect(problemWith(options)).toMatchObject({ code: 'DataFileMissing', details: { path } });
    }
  });

  it.each([
    ['NOTHING/2018-04-04.minute.quotes.csv', '"NOTHING" is not the name of an instrument'],
    ['BTC-USD/quotes.csv', 'does not begin with a day'],
    ['BTC-USD/april.minute.quotes.csv', '"april" is not a day'],
    ['BTC-USD/2018-02-30.minute.quotes.csv', '"2018-02-30" is not a day'],
    ['BTC-USD/2018-13-01.minute.quotes.csv', '"2018-13-01" is not a day'],
  ])('when its path does not say what it is: %s', (name, words) => {
    const problem = problemWith({ files: [file(name, `${QUOTES}\n${GOOD_QUOTE}`)] });
    expect(problem).toMatchObject({ code: 'DataFileNotRecognised', message: expect.stringContaining(words) });
  });

  it.each([
    ['', 'nothing at all'],
    [QUOTES, 'only a header'],
    [`\uFEFF${QUOTES}\r\n`, 'a header from Windows'],
  ])('when it is empty: %j, %s', (text) => {
    const problem = problemWith({ files: [file('BTC-USD/2018-04-04.minute.quotes.csv', text)] });
    expect(problem).toMatchObject({ code: 'DataFileEmpty' });
  });
});

describe('a line that cannot be used is named with its number', () => {
  it.each([
    ['a column less', '60000,100,103,95,96,2,100.01,103.01,95.01,96.01', 'it has 10 columns and should have 11'],
    ['a column more', '60000,100,103,95,96,2,100.01,103.01,95.01,96.01,3,4', 'it has 12 columns'],
    ['an empty line', '', 'it has 1 columns'],
    ['words', '60000,abc,103,95,96,2,100.01,103.01,95.01,96.01,3', 'bid_open is "abc", which is not a decimal'],
    ['an exponent', '60000,100,103,95,96,2e1,100.01,103.01,95.01,96.01,3', 'bid_size is "2e1"'],
    ['a price of zero', '60000,100,103,0,96,2,100.01,103.01,95.01,96.01,3', 'bid_low is 0, and a price is above zero'],
    ['a negative price', '60000,100,103,-5,96,2,100.01,103.01,95.01,96.01,3', 'bid_low is -5'],
    [
      'a price below a tick',
      '60000,100,103,0.001,96,2,100.01,103.01,95.01,96.01,3',
      'bid_low is 0.001, and a tick is 0.01',
    ],
    ['a price too large', `60000,100,${'9'.repeat(30)},95,96,2,100.01,103.01,95.01,96.01,3`, 'which is too large'],
    ['a size too large', `60000,100,103,95,96,${'9'.repeat(30)},100.01,103.01,95.01,96.01,3`, 'which is too large'],
    ['a negative size', '60000,100,103,95,96,-2,100.01,103.01,95.01,96.01,3', 'bid_size is -2'],
    ['a bid above its ask', '60000,100,103,95,96,2,99,103.01,95.01,96.01,3', 'a bid is above its ask'],
    ['a high below the low', '60000,100,94,95,96,2,100.01,103.01,95.01,96.01,3', 'bid_high is below bid_low'],
    ['an open above the high', '60000,104,103,95,96,2,104,104,95.01,96.01,3', 'is not between bid_low and bid_high'],
    [
      'a close below the low',
      '60000,100,103,95,94,2,100.01,103.01,95.01,96.01,3',
      'is not between bid_low and bid_high',
    ],
    [
      'a time that goes back',
      '0,100,103,95,96,2,100.01,103.01,95.01,96.01,3',
      'not after the interval of the line before',
    ],
    ['a time inside the minute', '30000,100,103,95,96,2,100.01,103.01,95.01,96.01,3', 'not after the interval'],
    ['a time of tomorrow', '86400000,100,103,95,96,2,100.01,103.01,95.01,96.01,3', '"86400000" is not a ms_since'],
    ['no time', 'noon,100,103,95,96,2,100.01,103.01,95.01,96.01,3', '"noon" is not a ms_since'],
  ])('%s', (_case, line, words) => {
    const path = quotesFile(GOOD_QUOTE, line, GOOD_QUOTE, '');
    expect(problemWith({ files: [path] })).toMatchObject({
      layer: 'MarketData',
      code: 'DataFileMalformed',
      details: { path, line: 3 },
      message: expect.stringContaining(words),
    });
  });

  it.each([
    ['a high below the low', '60000,100,94,95,96,2', 'high is below low'],
    ['a negative volume', '60000,100,103,95,96,-1', 'volume_base is -1'],
  ])('in trades: %s', (_case, line, words) => {
    const problem = problemWith({ files: [tradesFile(GOOD_TRADE, line)] });
    expect(problem).toMatchObject({ code: 'DataFileMalformed', message: expect.stringContaining(words) });
  });

  it.each([
    ['other columns', 'BTC-USD/2018-04-04.minute.quotes.csv', `time,price\n0,1`],
    ['an unknown time', 'BTC-USD/2018-04-04.minute.trades.csv', `t,open,high,low,close,volume_base\n${GOOD_TRADE}`],
    ['no date in a daily file', 'BTC-USD/2018.daily.trades.csv', `${TRADES}\n${GOOD_TRADE}`],
  ])('the header: %s', (_case, name, text) => {
    const problem = problemWith({ files: [file(name, text)] });
    expect(problem).toMatchObject({ code: 'DataFileMalformed', details: { line: 1 } });
  });

  it('a date that is none', () => {
    const path = file('BTC-USD/2018.daily.trades.csv', `${DAILY}\n2018-02-31,1,1,1,1,1`);
    expect(problemWith({ files: [path] })).toMatchObject({ code: 'DataFileMalformed', details: { line: 2 } });
  });

  it('files of one instrument that cover the same time', () => {
    const problem = problemWith({ files: [quotesFile(GOOD_QUOTE), tradesFile(GOOD_TRADE)] });
    expect(problem).toMatchObject({ message: expect.stringContaining('already covered by another file of BTC-USD') });
  });
});
