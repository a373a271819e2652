import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');
const { namedInputs } = JSON.parse(readFileSync(join(root, 'nx.json'), 'utf8')) as {
  namedInputs: { sharedGlobals: readonly (string | { readonly env?: string })[] };
};
const inputs = namedInputs.sharedGlobals.flatMap((input) =>
  typeof input === 'string' || input.env === undefined ? [] : [input.env],
);

/** Where to leave what was found, and how to repeat it: no test ends otherwise for them. */
const onlyTold = ['SIM_RESULTS', 'SIM_REPLAY'];

it('what tests read from the environment is part of what Nx keeps their results by', () => {
  const texts = globSync('packages/**/src/**/*.ts', { cwd: root, exclude: ['**/node_modules/**'] }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  const read = texts.flatMap((text) =>
    [...text.matchAll(/process\.env\['((?:SIM|BOT|REQUIRE)_\w+)'\]/g)].map(([, name]) => String(name)),
  );
  expect([...new Set(read)].sort()).toEqual(expect.arrayContaining(['SIM_SEED', 'SIM_OPS']));
  expect(read.filter((name) => !inputs.includes(name) && !onlyTold.includes(name))).toEqual([]);
});
