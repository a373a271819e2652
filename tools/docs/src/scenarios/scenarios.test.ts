import { processScenariosFor, scenariosFor, type Runner } from '@bot/test-fixtures';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSuites, type SuitePackage } from './readSuites';
import { scenarioPages } from './scenarioPages';

/** Nothing may be handed to a test runner while cards are collected. */
const nobody: Runner = {
  test: () => expect('a test').toBe('not registered'),
  skip: () => expect('a test').toBe('not registered'),
  todo: () => expect('a test').toBe('not registered'),
  assertionCount: () => 0,
};

const trading: SuitePackage = {
  define(layer) {
    const scenario = scenariosFor(nobody)({ layer });
    scenario('TL-02', 'Close → flat', { verifies: ['the position is flat'], tags: ['scenario'] }, () => {});
    scenario('TL-01', 'Buy → position', { verifies: ['one order', 'one fill'] }, () => {});
    scenario('TL-01', 'The same, told another way', { verifies: ['one order'] }, () => {});
    if (layer.name === 'W') {
      const options = { verifies: ['nothing is sent'], onlyHere: 'there are no certificates in memory' };
      scenario('TL-04', 'Wrong certificate → refused', options, () => {});
    }
    scenario.todo('TL-03', 'Two strategies', { verifies: [], reason: 'needs books of their own' });
  },
};

describe('the catalogue of scenarios', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'suites-'));
    for (const [suite, layer, form] of [
      ['trading', 'S'],
      ['trading-wire', 'W'],
      ['port', 'S', 'Cards'],
    ]) {
      const folder = join(root, `packages/scenarios/suites/${suite}`);
      mkdirSync(join(folder, 'src'), { recursive: true });
      writeFileSync(join(folder, 'suite.json'), JSON.stringify({ topic: 'trading', layer, form }));
    }
    writeFileSync(join(root, 'packages/scenarios/suites/trading/src/TL-01.buy.ts'), '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const load = (folder: string): SuitePackage => {
    expect(folder).not.toContain('port');
    return trading;
  };
  const pages = () => scenarioPages(readSuites(root, load)).map(({ content }) => content);

  it('has one entry per id in their order, with every layer and the file that holds it', () => {
    const entries = JSON.parse(String(pages()[1])) as object[];
    expect(entries).toMatchObject([
      {
        id: 'TL-01',
        title: 'Buy → position',
        topic: 'trading',
        verifies: ['one order', 'one fill'],
        layers: ['S', 'W'],
        status: 'Ready',
        source: 'packages/scenarios/suites/trading/src/TL-01.buy.ts',
      },
      { id: 'TL-02', source: 'packages/scenarios/suites/trading' },
      { id: 'TL-03', status: 'Todo', reason: 'needs books of their own', onlyHere: null },
      { id: 'TL-04', layers: ['W'], onlyHere: 'there are no certificates in memory' },
    ]);
  });

  it('adds what another layer proves of the same scenario', () => {
    const killed: SuitePackage = {
      define: () =>
        processScenariosFor(nobody)(
          'TL-01',
          'Killed',
          { verifies: ['one fill', 'no loss'], tags: ['process'] },
          () => {},
        ),
    };
    const pages = scenarioPages(readSuites(root, (folder) => (folder.endsWith('-wire') ? killed : load(folder))));
    expect((JSON.parse(String(pages[1]?.content)) as object[])[0]).toMatchObject({
      title: 'Buy → position',
      verifies: ['one order', 'one fill', 'no loss'],
      tags: ['process'],
      layers: ['S', 'W'],
    });
  });

  it('counts them, and shows their sentences', () => {
    const [markdown] = pages();
    expect(markdown).toMatch(/^\| \[trading\]\(#trading\) \| 3 +\| 1 +\| 0 +\|$/m);
    expect(markdown).toContain('### TL-01 Buy → position\n\nLayers S, W');
    expect(markdown).toContain('\n- one order\n- one fill\n');
    expect(markdown).toContain('Layers W · no other: there are no certificates in memory · ');
    expect(markdown).toContain('**Todo**: needs books of their own');
  });
});
