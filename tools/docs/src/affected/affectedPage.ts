import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

/** The part of Nx's project graph that matters here. */
export interface Graph {
  readonly nodes: Readonly<
    Record<string, { readonly data: { readonly root: string; readonly tags?: readonly string[] } }>
  >;
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

/** If you change X, these suites run. */
export function affectedPage(graph: Graph): Document {
  const suites = Object.keys(graph.nodes).filter((name) => isSuite(graph, name));
  const rows = Object.entries(graph.nodes)
    .map(([name, { data }]) => [
      `\`${data.root}\``,
      said(
        suites,
        suites.filter((suite) => reaches(graph, suite, name)),
      ),
    ])
    .filter(([root]) => root !== '`packages/scenarios`')
    .sort(([a], [b]) => String(a).localeCompare(String(b), 'en'));
  return page(
    'docs/affected.md',
    'If you change X, these suites run',
    'the project graph',
    'A suite runs when the change reaches it along imports, those of tests included. `npm run affected:why` says the same about your own change, with the way.',
    markdownTable(
      ['if you change', 'these suites run'],
      [
        ...rows,
        ['a document (`*.md`)', 'none'],
        ['one that tests read (`!` in `.nxignore`)', 'those of its folder'],
        ['`nx.json`, `tsconfig.base.json`, `jest.base.cjs`', 'all'],
        ['a package in `package-lock.json`', 'those that it reaches; all for a development dependency'],
      ],
    ),
  );
}

const isSuite = ({ nodes }: Graph, name: string): boolean =>
  nodes[name]?.data.tags?.some((tag) => tag.startsWith('topic:')) === true;

/** True when `from` is `to`, or depends on it at any distance. */
function reaches({ dependencies }: Graph, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const project of seen) for (const { target } of dependencies[project] ?? []) seen.add(target);
  return seen.has(to);
}

function said(all: readonly string[], some: readonly string[]): string {
  if (some.length === 0) return 'none';
  return some.length === all.length ? 'all' : [...some].sort().join(', ');
}
