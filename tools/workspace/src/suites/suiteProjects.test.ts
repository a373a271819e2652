import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodesV2 } from './suiteProjects';

const suites = join(__dirname, '../../../../packages/scenarios/suites');
const read = (file: string) => JSON.parse(readFileSync(join(suites, file), 'utf8')) as Record<string, unknown>;

describe('the projects of the suites', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'suites-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('carry topic, layer and markers as tags, and depend on these tools', async () => {
    mkdirSync(join(root, 'suites/trading-wire'), { recursive: true });
    const file = 'suites/trading-wire/suite.json';
    writeFileSync(join(root, file), '{ "topic": "trading", "layer": "W", "markers": ["scenario", "slow"] }');
    const [nodes] = await createNodesV2[1]([file], undefined, { nxJsonConfiguration: {}, workspaceRoot: root });
    expect(nodes).toEqual([
      file,
      {
        projects: {
          'suites/trading-wire': {
            root: 'suites/trading-wire',
            tags: ['package:scenarios', 'topic:trading', 'layer:W', 'marker:scenario', 'marker:slow'],
            implicitDependencies: ['@bot/tools'],
          },
        },
      },
    ]);
  });

  it.each(readdirSync(suites))('%s is named after its topic and layer', (folder) => {
    const { topic, layer } = read(`${folder}/suite.json`);
    const suffix = { S: '', W: '-wire', P: '-process' }[String(layer)];
    // Where the client and the simulator meet there is a wire in any case.
    const name = topic === 'coinbase-conformance' ? topic : `${String(topic)}${String(suffix)}`;
    expect(folder).toBe(name);
    expect(read(`${folder}/package.json`)).toMatchObject({ name: `@bot/suite-${name}`, nx: { name } });
  });
});
