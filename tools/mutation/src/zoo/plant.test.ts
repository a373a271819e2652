import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transpileModule } from 'typescript';
import { bugNamed, bugs } from './bugs';
import { digestOf, plant } from './plant';
import type { PlantedBug } from './plantedBug';

const root = join(__dirname, '../../../..');
const bug: PlantedBug = {
  ...{ id: 'wrong-side', title: 'A sale buys', file: 'packages/core/src/order/side.ts' },
  ...{ find: "'Sell'", replace: "'$&'", caughtBy: ['trading-lifecycle/TL-01'] },
};

describe('a planted bug', () => {
  it('is put in the place of what stands there, as it is written', () => {
    expect(plant(bug, "const side = 'Sell';")).toBe("const side = '$&';");
  });

  it.each([
    ['what it replaces stands there no more', "'Buy'", /wrong-side: what it replaces stands 0 times in packages\/core/],
    ['nobody can say which is meant', "'Sell' + 'Sell'", /stands 2 times/],
  ])('is refused when %s', (_, text, message) => expect(() => plant(bug, text)).toThrow(message));

  it('has a digest of what is planted, not of what is said about it', () => {
    expect(digestOf({ ...bug, title: 'Another title', caughtBy: [] })).toBe(digestOf(bug));
    expect(digestOf({ ...bug, replace: "'Buy'" })).not.toBe(digestOf(bug));
  });
});

describe('the zoo', () => {
  it.each(bugs.map((each) => [each.id, each] as const))('%s still fits its file, and parses', (_, each) => {
    const text = readFileSync(join(root, each.file), 'utf8');
    const planted = plant(each, text);
    expect(planted).not.toBe(text);
    expect(transpileModule(planted, { reportDiagnostics: true, fileName: each.file }).diagnostics).toEqual([]);
  });

  it('names each bug once, and who must catch it', () => {
    expect(new Set(bugs.map(({ id }) => id)).size).toBe(bugs.length);
    for (const { caughtBy } of bugs) {
      expect(caughtBy).not.toEqual([]);
      for (const scenario of caughtBy) expect(scenario).toMatch(/^[a-z-]+\/[A-Z]{2}-\d{2}$/);
    }
  });

  it('says so when there is no bug of a name', () => {
    expect(bugNamed(String(bugs[0]?.id))).toBe(bugs[0]);
    expect(() => bugNamed('nobody')).toThrow('There is no planted bug "nobody".');
  });
});
