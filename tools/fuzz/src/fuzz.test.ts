import { decodeFrame, type Frame } from '@bot/broker-coinbase';
import { answerProblem, outcomeOf } from './answerTarget';
import { frameCorpus } from './frameCorpus';
import { problemOf } from './frameTarget';
import { fuzz } from './fuzz';
import { mustBeWhatWasSent } from './simulatorTarget';
import { exact, strictFacts } from './strictFrame';
import { rewritten, strictJson } from './strictJson';

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

it('takes nothing for what it does not say, and breaks at nothing, among some thousands of bodies and frames', async () => {
  expect(await fuzz({ seed: 'ci', runs: 4_000, from: 0 })).toBeNull();
});

it('tells which case went wrong, and with what', async () => {
  const bytes = [Buffer.from('x')];
  const broken = async () => ({ what: 'a frame', bytes, check: async () => 'misread' });
  expect(await fuzz({ seed: 'x', runs: 10, from: 4 }, () => broken)).toEqual({
    ...{ number: 4, what: 'a frame', problem: 'misread', bytes },
  });
});

describe('a reader of frames is caught that', () => {
  const [snapshot] = frameCorpus as readonly [Buffer];
  const reading = (change: object) => (): Frame => ({ ...decodeFrame(snapshot), ...change }) as Frame;

  it.each([
    ['throws what it likes', snapshot, () => JSON.parse('{') as Frame, /^escaped/],
    ['reads what is no JSON', Buffer.from('{'), reading({}), /^read, though it is no JSON/],
    ['reads another number', snapshot, reading({ sequence: 8 }), /^misread/],
    ['reads another time', snapshot, reading({ at: 0 }), /^misread/],
  ])('%s', (_what, bytes, decode, problem) => {
    expect(problemOf(bytes, decode)).toMatch(problem);
  });

  it('but not one that reads each kind of frame as it is', () => {
    for (const bytes of frameCorpus) expect(problemOf(bytes, decodeFrame)).toBeNull();
  });
});

describe('a reader of answers is caught that', () => {
  it('sees how they are written', async () => {
    expect(await answerProblem(json({ a: 1 }), async (body) => String(body))).toMatch(/^misread/);
    expect(await answerProblem(json({ a: 1 }), async () => 'same')).toBeNull();
  });

  it('lets something escape', async () => {
    const outcome = await outcomeOf(() => Promise.reject(new TypeError('x')), new Map(), '', Buffer.of());
    expect(await answerProblem(Buffer.of(), async () => outcome)).toBe('escaped: TypeError: x');
  });
});

describe('a simulator is caught that', () => {
  const sent = JSON.stringify({ order_configuration: { market_market_ioc: { base_size: '1' } } });

  it('answers with a status that is none of its own', () => {
    expect(() => mustBeWhatWasSent([], sent, { status: 500, body: json({}) })).toThrow('not with 500');
  });

  it('accepts an order that its venue does not know', () => {
    const body = json({ success: true, success_response: { order_id: 'V1' } });
    expect(() => mustBeWhatWasSent([], sent, { status: 200, body })).toThrow('the venue knows of V1');
  });
});

describe('the strict reader', () => {
  it.each(['', '{', '[1,]', '01', '{"a" 1}', '"\n"', 'nul', '1 2', '{"a":1', '"\\x"'])('refuses %j', (text) => {
    expect(() => strictJson(Buffer.from(text))).toThrow(/No JSON/);
  });

  it('reads what was written in another way as the same', () => {
    const text = '{"a":[1.50,true,null,"\\u00e4\\n\\/"],"b":{}}';
    expect(JSON.parse(rewritten(strictJson(Buffer.from(text))))).toEqual(JSON.parse(text));
  });

  it.each([
    ['1.50', '15e-1', true],
    ['0.0', '-0', true],
    ['1', '10', false],
    ['1', '-1', false],
  ])('takes %s and %s for equal: %s', (one, other, areEqual) => {
    expect(exact(one) === exact(other)).toBe(areEqual);
  });

  it.each([
    [{ channel: 'l2_data' }],
    [{ channel: 'ticker', timestamp: '2026-02-30T00:00:00Z', events: 1 }],
    [[]],
    [null],
  ])('finds no time in %j', (frame) => {
    expect(strictFacts(strictJson(json(frame)))?.[0]).toContain('no time');
  });

  it('reads a time with an offset', () => {
    const frame = { channel: 'x', sequence_num: 1, timestamp: '2026-11-22T09:00:00.5-01:00', events: [] };
    expect(strictFacts(strictJson(json(frame)))).toEqual([`x 1 ${Date.UTC(2026, 10, 22, 10, 0, 0, 500)}`]);
  });
});
