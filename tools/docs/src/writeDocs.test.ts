import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defects } from './defects/defects';
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
    const sources = { root, graph, loadSuite: () => ({ define: () => {} }), plantedBugs: { rows: [], gaps: [] } };
    catchEveryDefect();
    expect(writeDocs(sources, { check: true }).ok).toBe(false);
    expect(writeDocs(sources, { check: false }).ok).toBe(true);
    expect(readdirSync(join(root, 'docs'))).toContain('defects.md');
    expect(readdirSync(join(root, 'docs/reference'))).toEqual([
      'conformance-cards.md',
      'denial-reasons.md',
      'error-codes.md',
      'faults.md',
      'fidelity.md',
      'order-lifecycle.md',
      'planted-bugs.md',
      'trading-modes.md',
      'wire-fidelity.md',
    ]);
    expect(writeDocs(sources, { check: true }).ok).toBe(true);
  });

  it('fails while there is a defect that nothing would catch', () => {
    const graph = { nodes: {}, dependencies: {} };
    const sources = { root, graph, loadSuite: () => ({ define: () => {} }), plantedBugs: { rows: [], gaps: [] } };
    const { ok, report } = writeDocs(sources, { check: false });
    expect(ok).toBe(false);
    expect(report).toMatch(/^defect 1 /);
    catchEveryDefect();
    expect(writeDocs(sources, { check: false }).ok).toBe(true);
  });

  it('fails while there is a planted bug that was not run as it is', () => {
    const graph = { nodes: {}, dependencies: {} };
    const plantedBugs = { rows: [], gaps: ['planted bug x: it was not run as it is'] };
    catchEveryDefect();
    const { ok, report } = writeDocs(
      { root, graph, loadSuite: () => ({ define: () => {} }), plantedBugs },
      { check: false },
    );
    expect(ok).toBe(false);
    expect(report).toMatch(/^planted bug x: /);
  });

  function catchEveryDefect(): void {
    mkdirSync(join(root, 'packages/a/src'), { recursive: true });
    const names = Object.keys(defects).map((number) => `it('defect ${number}: never', () => {});`);
    writeFileSync(join(root, 'packages/a/src/a.test.ts'), names.join('\n'));
  }
});
