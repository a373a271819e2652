import type { Suite } from '@bot/docs';
import { choose } from './choose';
import { readOptions } from './options';

const card = (id: string, ...tags: string[]): Suite['cards'][number] => ({
  ...{ id, title: `${id} happens`, verifies: ['it does'], tags, status: 'Ready', reason: null },
});
const suite = (name: string, topic: string, layer: Suite['layer'], ...cards: Suite['cards']): Suite => ({
  ...{ topic, layer, folder: `packages/scenarios/suites/${name}`, markers: ['integration'], files: [], cards },
});
const suites = [
  suite('trading', 'trading', 'S', card('TL-01'), card('TL-02', 'risk'), card('TL-03', 'risk', 'slow')),
  suite('trading-wire', 'trading', 'W', card('TL-01')),
  suite('state', 'state', 'S', card('OS-01', 'state')),
];

const chosen = (...args: string[]): readonly string[] =>
  choose(suites, readOptions(args)).flatMap(({ name, scenarios }) => scenarios.map(({ id }) => `${name} ${id}`));

describe('choose', () => {
  it.each([
    [[], ['trading TL-01', 'trading TL-02', 'trading TL-03', 'trading-wire TL-01', 'state OS-01']],
    [
      ['--suite', 'trading', '--id', 'TL-01'],
      ['trading TL-01', 'trading-wire TL-01'],
    ],
    [['--suite=trading-wire'], ['trading-wire TL-01']],
    [
      ['--layer', 'S', '--id', 'TL-01,OS-01'],
      ['trading TL-01', 'state OS-01'],
    ],
    [['--tag', 'risk and not slow'], ['trading TL-02']],
    [['--tag', 'integration and state', '--suite', 'state'], ['state OS-01']],
  ])('%j', (args, expected) => expect(chosen(...args)).toEqual(expected));

  it('says of everything that does not exist what there is instead', () => {
    const { message } = refusalOf(() => chosen('--suite=tradign', '--layer=X', '--tag=rsk', '--id=TL-09', '--id=TL-1'));
    expect(message.split('\n')).toEqual([
      '--suite: there is no "tradign", but state, trading, trading-wire.',
      '--layer: there is no "X", but S, W.',
      '--tag: there is no "rsk", but integration, risk, slow, state.',
      '--id: there is no "TL-09", but OS-01, TL-01 to TL-03.',
      '--id: there is no "TL-1", but OS-01, TL-01 to TL-03.',
    ]);
  });

  it('says when nothing is all of that at once', () => {
    expect(() => chosen('--layer=W', '--tag=risk')).toThrow('No scenario is all of that at once.');
  });
});

describe('readOptions', () => {
  it('has every problem of what it reads in one message', () => {
    expect(refusalOf(() => readOptions(['--seed', 'a b', '--workers', '0'])).message.split('\n')).toEqual([
      '--seed takes letters, digits and . : - _, not "a b".',
      '--workers takes a number from 1, not "0".',
    ]);
    expect(() => readOptions(['--sede=1'])).toThrow("'--sede'");
  });

  it('does not take nothing for everything', () => {
    expect(refusalOf(() => readOptions(['--suite', '', '--id=,', '--layer='])).message.split('\n')).toEqual([
      '--suite takes a name, and got none.',
      '--id takes a name, and got none.',
      '--layer takes a name, and got none.',
    ]);
    expect(() => chosen('--tag=')).toThrow('--tag: a tag is missing here');
  });

  it('reads what it is given', () => {
    expect(readOptions(['--seed=7', '--workers=3', '--verbose', '--id=A,b', '--id=C', '--layer=w'])).toMatchObject({
      ...{
        seed: '7',
        workers: 3,
        verbose: true,
        coverage: false,
        ids: ['A', 'B', 'C'],
        layers: ['W'],
        suites: [],
        tag: null,
      },
    });
  });
});

function refusalOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was taken.');
}
