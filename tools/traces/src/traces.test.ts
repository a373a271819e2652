import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './pass';
import { suitesInMemory } from './suitesInMemory';
import { traces, type Surroundings } from './traces';

const outcome = (name: string, hash: string | null = 'a'): Outcome => ({ name, hash, text: `story ${String(hash)}` });

/** A command whose passes are written down: what the first and the second carry out. */
function planted(first: readonly Outcome[], second = first) {
  const asked: string[] = [];
  const counted: number[] = [];
  const surroundings: Surroundings = {
    suites: ['broker-edge-cases', 'trading-lifecycle'],
    carryOut(suites, orderSeed, tell) {
      asked.push(`${orderSeed} ${suites.join('+')}`);
      const outcomes = orderSeed.endsWith('/first') ? first : second;
      outcomes.forEach(tell);
      return Promise.resolve(outcomes);
    },
    progress: (done) => counted.push(done),
    newSeed: () => 'new',
  };
  return { asked, counted, run: (...args: string[]) => traces(args, surroundings) };
}

describe('the command traces', () => {
  it('carries all suites out twice, in orders of their own, and says how to repeat them', async () => {
    const { asked, counted, run } = planted([outcome('x'), outcome('y')]);
    expect(await run()).toEqual({
      ok: true,
      text: '2 scenarios, carried out twice in other orders, took the same course. Repeat the orders: npm run traces -- --order new\n',
    });
    expect(asked).toEqual([
      'new/first broker-edge-cases+trading-lifecycle',
      'new/second broker-edge-cases+trading-lifecycle',
    ]);
    expect(counted).toEqual([1, 2, 3, 4]);
  });

  it('fails with each scenario that took another course, and shows where', async () => {
    const { run } = planted([outcome('x'), outcome('y')], [outcome('x', 'b'), outcome('y', null)]);
    expect(await run('--order', '5f')).toEqual({
      ok: false,
      text: [
        '✗ x took another course\n\n1 story a\n2 story b\n\n',
        '✗ y failed in this order\n\nstory null\n\n',
        '2 of 2 scenarios did not take the same course twice. Repeat the orders: npm run traces -- --order 5f\n',
      ].join(''),
    });
  });

  it('fails when there was nothing to carry out', async () => expect((await planted([]).run()).ok).toBe(false));

  it('takes one suite, and answers programs', async () => {
    const { asked, run } = planted([outcome('x')]);
    const { text } = await run('--suite', 'trading-lifecycle', '--order=5f', '--json');
    expect(JSON.parse(text)).toEqual({ order: '5f', scenarios: 1, findings: [] });
    expect(asked).toEqual(['5f/first trading-lifecycle', '5f/second trading-lifecycle']);
  });

  it('explains itself', async () => {
    const { ok, text } = await planted([]).run('--help');
    expect(ok).toBe(true);
    expect(text).toContain('Suites: broker-edge-cases, trading-lifecycle\n');
  });

  it('names what it does not know', async () => {
    await expect(planted([]).run('--suite', 'wire')).rejects.toThrow(
      'There is no suite in memory named wire; there are: broker-edge-cases, trading-lifecycle.',
    );
    await expect(planted([]).run('--sede', '1')).rejects.toThrow(/--sede.*See --help\.$/);
  });
});

it('the suites in memory are those of scenarios on layer S', () => {
  const root = mkdtempSync(join(tmpdir(), 'suites-'));
  const add = (folder: string, suite: object): void => {
    const path = join(root, 'packages/scenarios/suites', folder);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'suite.json'), JSON.stringify(suite));
  };
  try {
    add('two', { topic: 'two', layer: 'S' });
    add('one', { topic: 'one', layer: 'S' });
    add('one-wire', { topic: 'one', layer: 'W' });
    add('port', { topic: 'port', layer: 'S', form: 'Cards' });
    const folder = (name: string) => join(root, 'packages/scenarios/suites', name);
    expect(suitesInMemory(root)).toEqual({ one: folder('one'), two: folder('two') });
  } finally {
    rmSync(root, { recursive: true });
  }
});
