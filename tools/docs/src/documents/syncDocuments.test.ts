import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { page } from './document';
import { syncDocuments } from './syncDocuments';

describe('syncDocuments', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'docs-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const document = page('reference/codes.md', 'Codes', 'src/codes.ts', 'Timeout', 'NotFound');

  it('writes what is missing, and then has nothing more to do', () => {
    expect(syncDocuments(root, [document], { check: false })).toEqual({
      ok: true,
      report: 'written: reference/codes.md\n',
    });
    expect(readFileSync(join(root, document.path), 'utf8')).toBe(document.content);
    expect(syncDocuments(root, [document], { check: false }).report).toBe('1 documents are up to date\n');
    expect(syncDocuments(root, [document], { check: true }).ok).toBe(true);
  });

  it('fails a check with the lines that differ, and leaves the file alone', () => {
    syncDocuments(root, [document], { check: false });
    writeFileSync(join(root, document.path), document.content.replace('NotFound', 'Lost'));
    const { ok, report } = syncDocuments(root, [document], { check: true });
    expect(ok).toBe(false);
    expect(report).toContain('reference/codes.md\n');
    expect(report).toContain('\n-Lost\n+NotFound\n');
    expect(report).toContain('npm run docs');
    expect(readFileSync(join(root, document.path), 'utf8')).toContain('Lost');
  });

  it('fails a check for a document that is missing altogether', () => {
    const { ok, report } = syncDocuments(root, [document], { check: true });
    expect(ok).toBe(false);
    expect(report).toContain('+# Codes');
  });
});
