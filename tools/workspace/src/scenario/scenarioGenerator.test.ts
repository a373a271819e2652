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
    read: (file: string) => files[file] ?? null,
    write: (file: string, text: string) => void (files[file] = text),
  } as unknown as Tree;
}

const files = (): Record<string, string> => ({
  [`${suites}/trading/src/define.ts`]: defined,
  [`${suites}/trading/src/TL-01.first.ts`]: '',
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
    expect(text).toContain(`    'TL-02',\n    'It\\'s over',\n`);
    expect(written[`${suites}/trading/src/define.ts`]).toBe(
      defined
        .replace('import { third', "import { lossExceedsLimit } from './TL-02.lossExceedsLimit';\nimport { third")
        .replace('  third(', '  lossExceedsLimit(scenario);\n  third('),
    );
  });

  it('appends the last one', async () => {
    const written = files();
    await scenarioGenerator(treeOf(written), { name: 'last', topic: 'trading', id: 'TL-10' });
    expect(written[`${suites}/trading/src/define.ts`]).toContain(
      "  third(scenario.use({ seed: '1' }));\n  last(scenario);\n}",
    );
    expect(written[`${suites}/trading/src/define.ts`]).toContain("third';\nimport { last } from './TL-10.last';\n");
  });

  it('begins a list', async () => {
    const written = files();
    await scenarioGenerator(treeOf(written), { name: 'begin', topic: 'state', id: 'OS-01' });
    expect(written[`${suites}/state/src/define.ts`]).toContain(
      '  const scenario = scenarios({ layer });\n  begin(scenario);\n}',
    );
  });

  it.each([
    [
      'an unknown suite',
      { topic: 'nope', id: 'TL-02' },
      'There is no suite "nope"; there are: trading, state, odd, bare.',
    ],
    [
      'an id of another form',
      { topic: 'trading', id: 'T2' },
      'An id is two letters and a number, such as TL-05, not "T2".',
    ],
    [
      'an id that was used',
      { topic: 'state', id: 'TL-01' },
      'TL-01 is taken by TL-01.first.ts; ids are never used twice.',
    ],
    ['a suite without a list', { topic: 'bare', id: 'TL-02' }, 'not in the usual form'],
    ['a list of another form', { topic: 'odd', id: 'TL-02' }, 'not in the usual form'],
  ])('refuses %s, and writes nothing', async (_, options, message) => {
    const written = files();
    await expect(scenarioGenerator(treeOf(written), { name: 'x', ...options })).rejects.toThrow(message);
    expect(written).toEqual(files());
  });
});
