import { processScenariosFor, scenariosFor, type Runner } from '@bot/test-fixtures';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, type Catalogue } from './catalogue';
import { specified, topics } from './headings';
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
    scenario('TL-05', 'Loss → reduce-only', { verifies: [], tags: ['scenario', 'risk'] }, () => {});
    scenario('TL-02', 'Close → flat', { verifies: ['the position is flat'], tags: ['scenario'] }, () => {});
    scenario('TL-01', 'Buy → position', { verifies: ['one order', 'one fill'] }, () => {});
    scenario('TL-01', 'The same, told another way', { verifies: ['one order'] }, () => {});
    if (layer.name === 'W') {
      const options = { verifies: ['nothing is sent'], onlyHere: 'there are no certificates in memory' };
      scenario('TL-04', 'Wrong certificate → refused', options, () => {});
    }
    scenario.todo('TL-03', 'Two strategies', { verifies: [], reason: 'needs books of their own' });
    scenario.skip('TL-99', 'Something new', { verifies: [], reason: 'nobody asked' });
  },
};
const process = processScenariosFor(nobody);

describe('the catalogue of scenarios', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'suites-'));
    suite('trading-lifecycle', 'S');
    suite('trading-lifecycle-wire', 'W', 'trading-lifecycle');
    suite('broker-port', 'S', 'broker-port', 'Cards');
    writeFileSync(join(root, 'packages/scenarios/suites/trading-lifecycle/src/TL-01.buy.ts'), '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function suite(name: string, layer: string, topic = name, form?: string): void {
    const folder = join(root, `packages/scenarios/suites/${name}`);
    mkdirSync(join(folder, 'src'), { recursive: true });
    writeFileSync(join(folder, 'suite.json'), JSON.stringify({ topic, layer, markers: ['integration'], form }));
  }

  /** What the suites say, when that over the wire is another than that in memory. */
  function written(wire: SuitePackage = trading) {
    const load = (folder: string): SuitePackage => {
      expect(folder).not.toContain('port');
      return folder.endsWith('-wire') ? wire : trading;
    };
    const [markdown, json] = scenarioPages(catalogueOf(readSuites(root, load))).map(({ content }) => content);
    return { markdown: String(markdown), catalogue: JSON.parse(String(json)) as Catalogue };
  }

  it('has one entry per id, with every layer and the file that holds it', () => {
    const { scenarios } = written().catalogue;
    expect(scenarios.map(({ id }) => id)).toEqual(['TL-01', 'TL-02', 'TL-03', 'TL-04', 'TL-05', 'TL-99']);
    expect(scenarios[0]).toEqual({
      id: 'TL-01',
      title: 'Buy → position',
      topic: 'trading-lifecycle',
      heading: 'Complete Trade Workflows',
      verifies: ['one order', 'one fill'],
      tags: ['integration'],
      layers: ['S', 'W'],
      onlyHere: null,
      status: 'implemented',
      reason: null,
      source: 'packages/scenarios/suites/trading-lifecycle/src/TL-01.buy.ts',
      sources: ['packages/scenarios/suites/trading-lifecycle/src/TL-01.buy.ts'],
      stories: [
        { title: 'Buy → position', layers: ['S', 'W'], verifies: ['one order', 'one fill'] },
        { title: 'The same, told another way', layers: ['S', 'W'], verifies: ['one order'] },
      ],
    });
    expect(scenarios[1]).toMatchObject({ id: 'TL-02', source: 'packages/scenarios/suites/trading-lifecycle' });
    expect(scenarios[2]).toMatchObject({
      status: 'todo',
      reason: 'S: needs books of their own; W: needs books of their own',
    });
    expect(scenarios[3]).toMatchObject({ layers: ['W'], onlyHere: 'there are no certificates in memory' });
    expect(written().markdown).toContain('Layers W · no other: there are no certificates in memory · ');
    expect(scenarios[5]).toMatchObject({ status: 'skipped', heading: 'Further in Trading Lifecycle' });
  });

  it('counts those that the project began with, and what is missing of them', () => {
    expect(written().catalogue.seed).toEqual({ total: 46, implemented: 4, skipped: 42 });
    expect(written().markdown).toContain('4 are implemented and 42 are skipped');
  });

  it('adds what another layer proves of the same scenario', () => {
    const options = { verifies: ['one fill', 'no loss'], tags: ['process'] };
    const { scenarios } = written({ define: () => process('TL-01', 'Killed', options, () => {}) }).catalogue;
    expect(scenarios[0]).toMatchObject({
      title: 'Buy → position',
      verifies: ['one order', 'one fill', 'no loss'],
      tags: ['integration', 'process'],
      layers: ['S', 'W'],
    });
  });

  it('lists the layers that carry a scenario out, and says why another does not', () => {
    const options = { verifies: ['never'], reason: 'there is no wire' };
    const { catalogue, markdown } = written({ define: () => process.skip('TL-01', 'Nothing', options) });
    expect(catalogue.scenarios[0]).toMatchObject({
      status: 'implemented',
      verifies: ['one order', 'one fill'],
      layers: ['S'],
      reason: 'W: there is no wire',
    });
    expect(markdown).toContain('· not on W: there is no wire\n');
  });

  it('stands under topics and headings, with counts and sentences', () => {
    const { markdown } = written({
      define: () => process('MH-01', 'Opens late', { verifies: [] }, () => {}),
    });
    expect(markdown).toMatch(/^\| \[Trading Lifecycle\]\(#trading-lifecycle\) +\| +\| 4 +\| 1 +\| 1 +\|$/m);
    expect(markdown).toMatch(/^\| +\| \[Risk Guard Enforcement\]\(#risk-guard-enforcement\) +\| 1 +\| 0 +\| 0 +\|$/m);
    expect(markdown).toContain('### Complete Trade Workflows\n\n#### TL-01 Buy → position\n\nLayers S ·');
    expect(markdown).toContain('· [TL-01.buy.ts](../packages/scenarios/suites/trading-lifecycle/src/TL-01.buy.ts)');
    expect(markdown).toContain('\n- one order\n- one fill\n\n**The same, told another way**\n\n- one order\n');
    expect(markdown).toContain('**todo** · S: needs books of their own');
    expect(markdown).toContain('Every scenario has the tags `integration`.');
    expect(markdown).toContain(
      'Layers S · tags scenario, risk · [trading-lifecycle](../packages/scenarios/suites/trading-lifecycle)',
    );
  });

  it('puts a topic that the table does not name at the end', () => {
    suite('market-hours', 'S');
    suite('a-topic', 'S');
    const load = (folder: string): SuitePackage =>
      folder.includes('trading')
        ? trading
        : { define: () => process(folder.endsWith('hours') ? 'MH-01' : 'AT-01', 'New', { verifies: [] }, () => {}) };
    const { scenarios } = catalogueOf(readSuites(root, load));
    expect(scenarios.slice(-3).map(({ id, heading }) => `${id} ${heading}`)).toEqual([
      'TL-99 Further in Trading Lifecycle',
      'AT-01 Further in a-topic',
      'MH-01 Further in market-hours',
    ]);
  });
});

describe('the headings', () => {
  it('name each of the scenarios that the project began with, and no id twice', () => {
    const named = topics.flatMap(({ headings }) => Object.values(headings).flat());
    expect(named).toEqual(expect.arrayContaining([...specified]));
    expect(named).toHaveLength(new Set(named).size);
    expect(specified).toHaveLength(46);
  });
});
