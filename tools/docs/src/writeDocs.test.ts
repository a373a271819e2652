import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocs } from './writeDocs';

describe('writeDocs', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'docs-'));
    execFileSync('git', ['init', '-q'], { cwd: root });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('writes every page, after which a check passes', () => {
    const graph = { nodes: { core: { data: { root: 'packages/core' } } }, dependencies: {} };
    const sources = { root, graph, loadSuite: () => ({ define: () => {} }) };
    expect(writeDocs(sources, { check: true }).ok).toBe(false);
    expect(writeDocs(sources, { check: false }).ok).toBe(true);
    expect(readdirSync(join(root, 'docs/reference'))).toEqual([
      'conformance-cards.md',
      'denial-reasons.md',
      'error-codes.md',
      'faults.md',
      'fidelity.md',
      'order-lifecycle.md',
      'trading-modes.md',
    ]);
    expect(writeDocs(sources, { check: true }).ok).toBe(true);
  });
});
