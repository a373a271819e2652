import type { Tree } from '@nx/devkit';
import scenarioGenerator from './scenarioGenerator';

const suites = 'packages/scenarios/suites';

const defined = `import { scenarios } from '@bot/test-fixtures/jest';
import { first } from './TL-01.first';
import { third } from './TL-03.third';

/** A docblock. */
export function define(layer: Layer): void {
  const scenario = scenarios({ layer });
  first(scenario);
  third(scenario.use({ seed: '1' }));
}
`;
const empty = `import { scenarios } from '@bot/test-fixtures/jest';

export function define(layer: Layer): void {
  const scenario = scenarios({ layer });
}
`;

/** The part of Nx's tree that is used. */
function treeOf(files: Record<string, string>): Tree {
  const children = (folder: string) => [
    ...new Set(
      Object.keys(files).flatMap((file) =>
        file.startsWith(`${folder}/`)
          ? file
              .slice(folder.length + 1)
              .split('/')
              .slice(0, 1)
          : [],
      ),
    ),
  ];
  return {
    children,
    exists: (path: string) => Object.keys(files).some((file) => file.startsWith(`${path}/`)),
    read: (file: string) => files[file] ?? null,
    write: (file: string, text: string) => void (files[file] = text),
  } as unknown as Tree;
}

/** What is printed once the files are written. */
function saidBy(done: () => void): string {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  done();
  const said = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  return said;
}

const files = (): Record<string, string> => ({
  [`${suites}/trading/src/define.ts`]: defined,
  [`${suites}/trading/src/TL-01.first.ts`]: '',
  [`${suites}/trading/src/TL-03.third.ts`]: '',
  [`${suites}/state/src/define.ts`]: empty,
  [`${suites}/odd/src/define.ts`]: '',
  [`${suites}/bare/src/index.ts`]: '',
});

describe('the generator of scenarios', () => {
  it('writes a scenario in the form of the suites, and lists it between its neighbours', async () => {
    const written = files();
    await scenarioGenerator(treeOf(written), {
      name: 'loss exceeds limit',
      topic: 'trading',
      id: 'TL-02',
      title: "It's over",
    });
    const text = written[`${suites}/trading/src/TL-02.lossExceedsLimit.ts`];
    expect(text).toContain(`export const lossExceedsLimit = (scenario: Scenario): void =>`);
    expect(text).toContain(`    'TL-02',\n    "It's over",\n`);
    expect(written[`${suites}/trading/src/define.ts`]).toBe(
      defined
        .replace('import { third', "import { lossExceedsLimit } from './TL-02.lossExceedsLimit';\nimport { third")
        .replace('  third(', '  lossExceedsLimit(scenario);\n  third('),
    );
  });

  it.each([
    ['a "quoted" word', `'a "quoted" word'`],
    [`both ' and "`, `'both \\' and "'`],
    ['a \\ in it', `'a \\\\ in it'`],
  ])('writes the title %s as the formatter would', async (title, literal) => {
    const written = files();
    await scenarioGenerator(treeOf(written), { name: 'x', topic: 'trading', id: 'TL-02', title });
    expect(written[`${suites}/trading/src/TL-02.x.ts`]).toContain(`\n    ${literal},\n`);
  });

  it('appends the last one', async () => {
    const written = files();
    const done = await scenarioGenerator(treeOf(written), { name: 'last', topic: 'trading', id: 'TL-10' });
    expect(written[`${suites}/trading/src/define.ts`]).toContain(
      "  third(scenario.use({ seed: '1' }));\n  last(scenario);\n}",
    );
    expect(written[`${suites}/trading/src/define.ts`]).toContain("third';\nimport { last } from './TL-10.last';\n");
    expect(saidBy(done)).toBe('Now: npm run scenarios -- --id TL-10, npm run docs\n');
  });

  it('may write a scenario that another layer of the topic has already', async () => {
    const written = { ...files(), [`${suites}/state-process/src/OS-19.second.ts`]: '' };
    await scenarioGenerator(treeOf(written), { name: 'second', topic: 'state', id: 'OS-19' });
    expect(written).toHaveProperty([`${suites}/state/src/OS-19.second.ts`]);
    await expect(scenarioGenerator(treeOf(written), { name: 'second', topic: 'trading', id: 'OS-19' })).rejects.toThrow(
      'OS-19 is taken by',
    );
  });

  it('takes the next free id of the topic, on whatever layer the highest is, and not the letters of a guest', async () => {
    const written = {
      ...files(),
      [`${suites}/trading-wire/src/TL-11.onWire.ts`]: '',
      [`${suites}/trading/src/IN-50.incident.ts`]: '',
      [`${suites}/state-process/src/TL-01.killed.ts`]: '',
    };
    await scenarioGenerator(treeOf(written), { name: 'next', topic: 'trading' });
    expect(written).toHaveProperty([`${suites}/trading/src/TL-12.next.ts`]);
    await expect(scenarioGenerator(treeOf(written), { name: 'first', topic: 'market-hours' })).rejects.toThrow(
      '"market-hours" has no scenario yet: say the first id, such as --id=XX-01.',
    );
  });

  it('begins a list', async () => {
    const written = files();
    await scenarioGenerator(treeOf(written), { name: 'begin', topic: 'state', id: 'OS-01' });
    expect(written[`${suites}/state/src/define.ts`]).toContain(
      '  const scenario = scenarios({ layer });\n  begin(scenario);\n}',
    );
  });

  it('makes the suite when its topic is new', async () => {
    const written = files();
    const done = await scenarioGenerator(treeOf(written), { name: 'opens late', topic: 'market-hours', id: 'MH-01' });
    const suite = `${suites}/market-hours`;
    expect(written[`${suite}/src/define.ts`]).toContain('  opensLate(scenario);\n}');
    expect(written[`${suite}/src/marketHours.test.ts`]).toContain('define(inMemoryLayer());');
    expect(JSON.parse(String(written[`${suite}/package.json`]))).toMatchObject({
      name: '@bot/suite-market-hours',
      nx: { name: 'market-hours' },
    });
    expect(JSON.parse(String(written[`${suite}/suite.json`]))).toMatchObject({ topic: 'market-hours', layer: 'S' });
    expect(saidBy(done)).toBe(
      'Now: npm run scenarios -- --id MH-01, npm install, npx nx sync, npm run format, npm run docs\n',
    );
  });

  it.each([
    [
      'a topic of another form',
      { topic: 'Market hours', id: 'MH-01' },
      'small letters and hyphens, not "Market hours"',
    ],
    [
      'an id of another form',
      { topic: 'trading', id: 'T2' },
      'An id is two letters and a number, such as TL-05, not "T2".',
    ],
    [
      'an id that was used',
      { topic: 'trading', id: 'TL-01' },
      'TL-01 is taken by TL-01.first.ts; ids are never used twice.',
    ],
    ['the letters of another topic', { topic: 'tradign', id: 'TL-02' }, 'TL- belongs to trading.'],
    ['a suite without a list', { topic: 'bare', id: 'BA-02' }, 'not in the usual form'],
    ['a list of another form', { topic: 'odd', id: 'OD-02' }, 'not in the usual form'],
  ])('refuses %s, and writes nothing', async (_, options, message) => {
    const written = files();
    await expect(scenarioGenerator(treeOf(written), { name: 'x', ...options })).rejects.toThrow(message);
    expect(written).toEqual(files());
  });
});
