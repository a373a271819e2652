import { headingOf, specified, topicOf, topics } from './headings';
import type { Suite } from './suite';

export type Status = 'implemented' | 'todo' | 'skipped';

/** One way in which a scenario is told. */
export interface Story {
  readonly title: string;
  readonly layers: readonly string[];
  readonly verifies: readonly string[];
}

/** A row of the catalogue: one scenario, on all the layers that it runs on. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly heading: string;
  /** What all its stories prove. */
  readonly verifies: readonly string[];
  readonly tags: readonly string[];
  /** Those that carry it out; of one that is not implemented, those that it is meant for. */
  readonly layers: readonly string[];
  /** Why there is one layer only, where more would make no sense. */
  readonly onlyHere: string | null;
  /** From the root of the workspace: the first of `sources`. */
  readonly source: string;
  readonly sources: readonly string[];
  readonly status: Status;
  /** Why it is not implemented, or not on a layer: `S: there are no tokens without a wire`. */
  readonly reason: string | null;
  /** In their order; the scenario has its title from the first one. */
  readonly stories: readonly Story[];
}

export interface Catalogue {
  /** The scenarios that the project began with: how many there are, how many run, and how many do not, for whatever reason. */
  readonly seed: { readonly total: number; readonly implemented: number; readonly skipped: number };
  readonly scenarios: readonly CatalogueEntry[];
}

/** What one suite says of one scenario. */
interface Telling extends Omit<CatalogueEntry, 'heading' | 'layers' | 'source' | 'stories'> {
  readonly folder: string;
  readonly layer: string;
}

/** What the suites say of themselves, one entry for each id, in the order of topics, headings and ids. */
export function catalogueOf(suites: readonly Suite[]): Catalogue {
  const tellings = Map.groupBy(suites.toSorted(byLayer).flatMap(toldBy), ({ id }) => id);
  const scenarios = [...tellings.values()].map(joined).sort(inOrder);
  const implemented = scenarios.filter(({ id, status }) => specified.includes(id) && status === 'implemented').length;
  return { seed: { total: specified.length, implemented, skipped: specified.length - implemented }, scenarios };
}

/** What a scenario is called in memory holds for the others, too. */
const byLayer = (a: Suite, b: Suite): number => layerOrder.indexOf(a.layer) - layerOrder.indexOf(b.layer);
const layerOrder: readonly string[] = ['S', 'W', 'P'];

const statuses = { Ready: 'implemented', Todo: 'todo', Skipped: 'skipped' } as const;

const toldBy = ({ topic, layer, folder, files, markers, cards }: Suite): readonly Telling[] =>
  cards.map(({ id, title, verifies, tags, onlyHere = null, status, reason }) => {
    const sources = files.filter((name) => name.includes(`/${id}.`)).map((file) => `${folder}/${file}`);
    return {
      id,
      title,
      topic,
      verifies,
      tags: [...markers, ...tags],
      layer,
      onlyHere,
      folder,
      sources,
      status: statuses[status],
      reason,
    };
  });

/** One id may be told in several ways and on several layers, and another layer may prove other sentences. */
function joined(tellings: readonly Telling[]): CatalogueEntry {
  const carriedOut = tellings.filter(({ status }) => status === 'implemented');
  const shown = carriedOut.length === 0 ? tellings : carriedOut;
  const [{ id, title, topic, onlyHere, folder, status }] = shown as readonly [Telling];
  const reasons = tellings.flatMap(({ layer, reason }) => (reason === null ? [] : [`${layer}: ${reason}`]));
  const layers = distinct(shown.map(({ layer }) => layer));
  const files = distinct(shown.flatMap((telling) => telling.sources));
  const sources = files.length === 0 ? [folder] : files;
  return {
    ...{ id, title, topic, heading: headingOf(topic, id) },
    verifies: distinct(shown.flatMap(({ verifies }) => verifies)),
    tags: distinct(shown.flatMap(({ tags }) => tags)),
    ...{ layers, onlyHere: layers.length > 1 ? null : onlyHere },
    ...{ source: String(sources[0]), sources, status },
    reason: reasons.length === 0 ? null : distinct(reasons).join('; '),
    stories: [...Map.groupBy(shown, (telling) => telling.title)].map(storyOf),
  };
}

const storyOf = ([title, tellings]: [string, readonly Telling[]]): Story => ({
  title,
  layers: distinct(tellings.map(({ layer }) => layer)),
  verifies: distinct(tellings.flatMap(({ verifies }) => verifies)),
});

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function inOrder(a: CatalogueEntry, b: CatalogueEntry): number {
  return (
    placeOf(a) - placeOf(b) ||
    a.topic.localeCompare(b.topic, 'en') ||
    headingPlace(a) - headingPlace(b) ||
    a.id.localeCompare(b.id, 'en')
  );
}

const last = (index: number): number => (index < 0 ? Number.MAX_SAFE_INTEGER : index);
const placeOf = ({ topic }: CatalogueEntry): number => last(topics.findIndex(({ name }) => name === topic));
const headingPlace = ({ topic, heading }: CatalogueEntry): number =>
  last(Object.keys(topicOf(topic).headings).indexOf(heading));
