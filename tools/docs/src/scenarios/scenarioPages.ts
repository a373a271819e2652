import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';
import type { Suite } from './suite';

/** A row of the catalogue: one scenario, on all the layers that it runs on. */
interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly verifies: readonly string[];
  readonly tags: readonly string[];
  readonly layers: readonly string[];
  /** Why there is one layer only, where more would make no sense. */
  readonly onlyHere: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly source: string;
}

/** The catalogue of scenarios, for people and for programs. */
export function scenarioPages(suites: readonly Suite[]): readonly Document[] {
  const entries = catalogue(suites);
  const topics = [...new Set(entries.map(({ topic }) => topic))];
  const markdown = page(
    'docs/scenarios.md',
    'Scenarios',
    'packages/scenarios/suites',
    'What the bot does, as it is checked: every sentence below is ticked by a check when its scenario runs. Layer S is in memory, on virtual time; on layer W the bot reaches the venue by the wire of Coinbase, once in memory and once over real sockets; layer P is the command as a process, with real files and signals.',
    markdownTable(
      ['topic', 'ready', 'to do', 'skipped'],
      topics.map((topic) => [`[${topic}](#${topic})`, ...['Ready', 'Todo', 'Skipped'].map(counted(entries, topic))]),
    ),
    ...topics.flatMap((topic) => [`## ${topic}`, ...entries.filter((entry) => entry.topic === topic).map(section)]),
  );
  return [markdown, { path: 'docs/scenarios.json', content: `${JSON.stringify(entries, null, 2)}\n` }];
}

/** One entry for each id, in the order of the ids. */
function catalogue(suites: readonly Suite[]): readonly CatalogueEntry[] {
  const entries = new Map<string, CatalogueEntry>();
  for (const { topic, layer, folder, files, cards } of suites.toSorted(byLayer)) {
    for (const { id, title, verifies, tags, onlyHere = null, status, reason } of cards) {
      const before = entries.get(id);
      // One id may be told in several ways.
      const layers = [...new Set([...(before?.layers ?? []), layer])];
      const file = files.find((name) => name.includes(`/${id}.`));
      const source = before?.source ?? (file === undefined ? folder : `${folder}/${file}`);
      entries.set(id, {
        ...{ id, title: before?.title ?? title, topic: before?.topic ?? topic },
        // Another layer may prove other sentences.
        verifies: union(before?.verifies, verifies),
        tags: union(before?.tags, tags),
        ...{
          layers,
          onlyHere: layers.length > 1 ? null : onlyHere,
          status: before?.status ?? status,
          reason: before?.reason ?? reason,
          source,
        },
      });
    }
  }
  return [...entries.values()].sort((a, b) => a.id.localeCompare(b.id, 'en'));
}

/** What a scenario is called in memory holds for the others, too. */
const byLayer = (a: Suite, b: Suite): number => layerOrder.indexOf(a.layer) - layerOrder.indexOf(b.layer);
const layerOrder: readonly string[] = ['S', 'W', 'P'];

const union = (before: readonly string[] = [], more: readonly string[]): readonly string[] => [
  ...new Set([...before, ...more]),
];

const counted = (entries: readonly CatalogueEntry[], topic: string) => (status: string) =>
  String(entries.filter((entry) => entry.topic === topic && entry.status === status).length);

function section({ id, title, verifies, tags, layers, onlyHere, status, reason, source }: CatalogueEntry): string {
  const facts = [
    `Layers ${layers.join(', ')}`,
    ...(onlyHere === null ? [] : [`no other: ${onlyHere}`]),
    ...(tags.length === 0 ? [] : [`tags ${tags.join(', ')}`]),
    `[source](../${source})`,
    ...(status === 'Ready' ? [] : [`**${status}**: ${String(reason)}`]),
  ];
  const sentences = verifies.map((sentence) => `- ${sentence}`);
  return [`### ${id} ${title}`, facts.join(' · '), ...(sentences.length === 0 ? [] : [sentences.join('\n')])].join(
    '\n\n',
  );
}
