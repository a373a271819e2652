import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { arrows, boundaries, testArrows, testingArrows } from './arrows';

describe('arrows', () => {
  it('has a row for every package', () => {
    const packages = readdirSync(join(__dirname, '../../../../packages'));
    expect(Object.keys(arrows)).toEqual(expect.arrayContaining(packages));
  });

  it('names only packages that have a row', () => {
    const targets = [arrows, testArrows, testingArrows].flatMap((table) => Object.values(table)).flat();
    expect(Object.keys(arrows)).toEqual(expect.arrayContaining(targets));
  });

  it('goes down only: no package reaches itself, but suites may import suites', () => {
    const reach = (name: string, seen = new Set<string>()): Set<string> => {
      for (const next of arrows[name] ?? []) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    expect(Object.keys(arrows).filter((name) => reach(name).has(name))).toEqual(['scenarios']);
  });

  it('adds the arrows of a part to those of its package', () => {
    expect(boundaries().depConstraints).toContainEqual({ sourceTag: 'package:core', onlyDependOnLibsWithTags: [] });
    expect(boundaries({ core: ['simulation'] }).depConstraints).toContainEqual({
      sourceTag: 'package:core',
      onlyDependOnLibsWithTags: ['package:simulation'],
    });
  });
});
