import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleDocuments } from './exampleDocuments';
import { fillExamples } from './fillExamples';

const example = [
  "it('runs', () => {",
  '  // #region example',
  '  const a = 1;',
  '',
  '  if (a) {',
  '    b();',
  '  }',
  '  // #endregion',
  '});',
];
const marked = (code: string) => `# Title\n\n<!-- example: src/a.test.ts -->\n\n\`\`\`ts\n${code}\n\`\`\`\n\nEnd.\n`;

describe('fillExamples', () => {
  it('puts the example of the file into the block, without its margin', () => {
    const filled = fillExamples('README.md', marked('old'), () => example.join('\n'));
    expect(filled).toBe(marked('const a = 1;\n\nif (a) {\n  b();\n}'));
  });

  it('fills a block that is still empty, and not what follows it', () => {
    const empty = marked('x').replace('x\n', '');
    expect(fillExamples('README.md', `${empty}\n\`\`\`sh\nnpm ci\n\`\`\`\n`, () => example.join('\n'))).toBe(
      `${marked('const a = 1;\n\nif (a) {\n  b();\n}')}\n\`\`\`sh\nnpm ci\n\`\`\`\n`,
    );
  });

  it('leaves other blocks and other text alone', () => {
    const text = '```ts\nconst mine = 1;\n```\n';
    expect(fillExamples('README.md', text, () => '')).toBe(text);
  });

  it('refuses a marker without a block, and a file without an example', () => {
    expect(() => fillExamples('a/README.md', '<!-- example: src/a.ts -->\ntext', () => '')).toThrow(
      /^a\/README.md: a marker/,
    );
    expect(() => fillExamples('a/README.md', marked('x'), () => 'no region')).toThrow(/src\/a.test.ts has no/);
  });
});

describe('exampleDocuments', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'examples-'));
    execFileSync('git', ['init', '-q'], { cwd: root });
    mkdirSync(join(root, 'pkg/src'), { recursive: true });
    writeFileSync(join(root, 'pkg/README.md'), marked('old'));
    writeFileSync(join(root, 'other.md'), 'text\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('finds the files with markers, and reads examples from their folder', () => {
    writeFileSync(join(root, 'pkg/src/a.test.ts'), example.join('\n'));
    const documents = exampleDocuments(root);
    expect(documents.map(({ path }) => path)).toEqual(['pkg/README.md']);
    expect(documents[0]?.content).toContain('const a = 1;');
  });

  it('names the document whose example is missing', () => {
    expect(() => exampleDocuments(root)).toThrow(/^pkg\/README.md: there is no .*src\/a.test.ts/);
  });
});
