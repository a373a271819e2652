import { explain } from './explain';

const project = (root: string, ...tags: string[]) => ({ root, tags });

const graph = {
  projects: {
    core: project('packages/core'),
    venue: project('packages/venue'),
    bot: project('packages/bot'),
    trading: project('packages/scenarios/suites/trading', 'topic:trading'),
    port: project('packages/scenarios/suites/port', 'topic:port'),
    scenarios: project('packages/scenarios'),
  },
  dependencies: { venue: ['core'], bot: ['core'], trading: ['core', 'venue', 'bot'], port: ['core', 'venue'] },
};

const why = (affected: string[], ...changedFiles: string[]) =>
  Object.fromEntries(
    explain(graph, { affected: new Set(affected), changedFiles }).map(({ suite, runs, path }) => [
      suite,
      runs ? path.join(' → ') : 'skipped',
    ]),
  );

describe('explain', () => {
  it('names the changed file, the projects on the way, and the suite', () => {
    expect(why(['bot', 'trading'], 'packages/bot/src/decide.ts')).toEqual({
      trading: 'packages/bot/src/decide.ts → bot → trading',
      port: 'skipped',
    });
  });

  it('takes the shortest way when there are several', () => {
    expect(why(['core', 'venue', 'bot', 'trading', 'port'], 'packages/core/src/money.ts')).toEqual({
      trading: 'packages/core/src/money.ts → core → trading',
      port: 'packages/core/src/money.ts → core → port',
    });
  });

  it('starts at the nearest project that has changed itself', () => {
    const files = ['packages/core/src/money.ts', 'packages/scenarios/suites/port/src/index.ts'];
    expect(why(['core', 'venue', 'bot', 'trading', 'port'], ...files)['port']).toBe(
      'packages/scenarios/suites/port/src/index.ts → port',
    );
  });

  it('gives a file to the innermost project that holds it', () => {
    expect(why(['trading'], 'packages/scenarios/suites/trading/src/index.ts')['trading']).toMatch(/ → trading$/);
  });

  it('does not start at a project that Nx did not select', () => {
    const files = ['packages/venue/README.md', 'packages/bot/src/decide.ts'];
    expect(why(['bot', 'trading'], ...files)['trading']).toBe('packages/bot/src/decide.ts → bot → trading');
  });

  it('starts at a file of no project when that has selected them', () => {
    expect(why(['core', 'venue', 'bot', 'trading', 'port'], 'package-lock.json')['port']).toBe(
      'package-lock.json → core → port',
    );
  });

  it('says so when no file accounts for the choice', () => {
    expect(why(['trading'])['trading']).toBe('the workspace → trading');
  });

  it('names the first of several files of a project', () => {
    expect(why(['bot', 'trading'], 'packages/bot/a.ts', 'packages/bot/b.ts')['trading']).toMatch(
      /^packages\/bot\/a.ts /,
    );
  });
});
