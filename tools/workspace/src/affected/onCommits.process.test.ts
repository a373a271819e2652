import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');
const suites = readdirSync(join(root, 'packages/scenarios/suites')).sort();

/** What docs/affected.md promises: a change there runs these suites. */
const promises = readFileSync(join(root, 'docs/affected.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, changed, run] = /^\| (`.+`|a document .+?) +\| (.+?) +\|$/.exec(line) ?? [];
    if (changed === undefined || run === undefined) return [];
    const paths = changed.startsWith('a document')
      ? ['README.md']
      : [...changed.matchAll(/`([^`]+)`/g)].map(([, path]) => String(path));
    return paths.map((path) => ({ path, expected: run === 'all' ? suites : run === 'none' ? [] : run.split(', ') }));
  });

/** Nx works the graph of a new clone out from nothing. */
const FIVE_MINUTES_MS = 300_000;

describe('a commit runs what docs/affected.md says', () => {
  let clone: string;
  const selected = new Map<string, readonly string[]>();

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'commits-'));
    execFileSync('git', ['clone', '-q', '--shared', root, clone]);
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    appendFileSync(join(clone, '.git/info/exclude'), 'node_modules\n');
    const commits = promises.map(({ path }) => commitTo(path));
    const answer = execFileSync(process.execPath, [join(root, 'tools/workspace/testing/affectedByCommits.js')], {
      ...{ cwd: clone, encoding: 'utf8', input: JSON.stringify(commits) },
      ...{
        env: { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: clone },
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    });
    (JSON.parse(answer) as string[][]).forEach((projects, index) =>
      selected.set(String(promises[index]?.path), projects.filter((name) => suites.includes(name)).sort()),
    );
  }, FIVE_MINUTES_MS);
  afterAll(() => rmSync(clone, { recursive: true }));

  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      cwd: clone,
      encoding: 'utf8',
    }).trim();

  /** A true commit that adds an empty line to a source file of the folder, or to the file itself. */
  function commitTo(path: string): string {
    const files = git('ls-files', '--', path).split('\n');
    const file = files.find((each) => /\/src\/.*\.(ts|js)$/.test(each)) ?? String(files[0]);
    appendFileSync(join(clone, file), '\n');
    git('commit', '-q', '--all', '--message', `Change ${file}`);
    const commit = git('rev-parse', 'HEAD');
    git('reset', '-q', '--hard', 'HEAD~1');
    return commit;
  }

  it.each(promises)('$path', ({ path, expected }) => expect(selected.get(path)).toEqual([...expected].sort()));

  it('and the table speaks of every package and suite', () => {
    const paths = promises.map(({ path }) => path);
    const folders = ['packages', 'packages/scenarios/suites', 'tools'].flatMap((folder) =>
      readdirSync(join(root, folder))
        .map((name) => `${folder}/${name}`)
        .filter((path) => path !== 'packages/scenarios' && existsSync(join(root, path, 'package.json'))),
    );
    expect(paths).toEqual(expect.arrayContaining(folders));
  });
});
