import { basename } from 'node:path';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';
import type { Catalogue, CatalogueEntry, Story } from './catalogue';
import { topicOf } from './headings';

/** The catalogue of scenarios, for people and for programs. */
export function scenarioPages(catalogue: Catalogue): readonly Document[] {
  const { seed, scenarios } = catalogue;
  const topics = [...Map.groupBy(scenarios, ({ topic }) => topic)].map(([name, entries]) => ({
    title: topicOf(name).title,
    entries,
    headings: [...Map.groupBy(entries, ({ heading }) => heading)],
  }));
  const shared = tagsOfAll(scenarios);
  const markdown = page(
    'docs/scenarios.md',
    'Scenarios',
    'packages/scenarios/suites',
    'What the bot does, as it is checked: every sentence below is ticked by a check when its scenario runs. Layer S is in memory, on virtual time; on layer W the bot reaches the venue by the wire of Coinbase, once in memory and once over real sockets; layer P is the command as a process, with real files and signals.',
    `Of the ${seed.total} scenarios that the project began with (TL-01 to TL-12, BE-01 to BE-17, OS-01 to OS-17) ${seed.implemented} are implemented and ${seed.skipped} are skipped. \`npm run scenarios -- --id TL-01\` runs one of them; \`--help\` says how to choose. For programs: [scenarios.json](scenarios.json).`,
    `Every scenario has the tags ${shared.map((tag) => `\`${tag}\``).join(', ')}.`,
    markdownTable(
      ['topic', 'heading', 'implemented', 'to do', 'skipped'],
      topics.flatMap(({ title, entries, headings }) => [
        [linkTo(title), '', ...counts(entries)],
        ...headings.map(([heading, some]) => ['', linkTo(heading), ...counts(some)]),
      ]),
    ),
    ...topics.flatMap(({ title, headings }) => [
      `## ${title}`,
      ...headings.flatMap(([heading, entries]) => [`### ${heading}`, ...entries.map((each) => section(each, shared))]),
    ]),
  );
  return [markdown, { path: 'docs/scenarios.json', content: `${JSON.stringify(catalogue, null, 2)}\n` }];
}

const tagsOfAll = (entries: readonly CatalogueEntry[]): readonly string[] =>
  (entries[0]?.tags ?? []).filter((tag) => entries.every(({ tags }) => tags.includes(tag)));

/** To the heading of that text on the same page. */
const linkTo = (title: string): string => `[${title}](#${title.toLowerCase().replaceAll(' ', '-')})`;

const counts = (entries: readonly CatalogueEntry[]): readonly string[] =>
  (['implemented', 'todo', 'skipped'] as const).map((status) =>
    String(entries.filter((entry) => entry.status === status).length),
  );

function section(entry: CatalogueEntry, shared: readonly string[]): string {
  const { id, title, layers, onlyHere, sources, status, reason, stories } = entry;
  const tags = entry.tags.filter((tag) => !shared.includes(tag));
  const facts = [
    `Layers ${layers.join(', ')}`,
    ...(onlyHere === null ? [] : [`no other: ${onlyHere}`]),
    ...(tags.length === 0 ? [] : [`tags ${tags.join(', ')}`]),
    ...sources.map((source) => `[${basename(source)}](../${source})`),
    ...(status === 'implemented' ? [] : [`**${status}**`]),
    ...(reason === null ? [] : [status === 'implemented' ? `not on ${reason}` : reason]),
  ];
  return [`#### ${id} ${title}`, facts.join(' · '), ...stories.flatMap((story) => told(story, entry))].join('\n\n');
}

/** What a story proves, below its title where that is not the title of the scenario, or where it is on other layers. */
function told({ title, layers, verifies }: Story, scenario: CatalogueEntry): readonly string[] {
  const places = layers.length === scenario.layers.length ? '' : layers.join(', ');
  const above = title === scenario.title ? places && `On ${places}:` : `**${title}**${places && ` (${places})`}`;
  const sentences = verifies.map((sentence) => `- ${sentence}`).join('\n');
  return [above, sentences].filter((text) => text !== '');
}
