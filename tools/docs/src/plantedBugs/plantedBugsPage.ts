import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

/** A bug of the zoo, with what caught it. */
export interface PlantedBugRow {
  readonly id: string;
  readonly title: string;
  /** From the root of the workspace. */
  readonly file: string;
  readonly catches: readonly {
    /** Such as `broker-edge-cases/BE-04`. */
    readonly scenario: string;
    /** The sentence or the invariant that did not hold. */
    readonly said: string;
  }[];
}

export interface PlantedBugs {
  readonly rows: readonly PlantedBugRow[];
  /** What is wrong with what was recorded. */
  readonly gaps: readonly string[];
}

/** Every planted bug with the scenarios that caught it, and by what. */
export const plantedBugsPage = (rows: readonly PlantedBugRow[]): Document =>
  page(
    'docs/reference/planted-bugs.md',
    'Planted bugs, and what caught them',
    'tools/mutation/zoo.json, which `npm run zoo -- --record` writes',
    'Mistakes that are put into the bot and its broker on purpose, one at a time, to see that the scenarios notice. ' +
      'Each was caught by a sentence that did not hold any more, by an invariant, or because the story of the scenario could not go on. ' +
      '`npm run zoo` tries them all again, `npm run zoo -- --only ID` one.',
    markdownTable(
      ['bug', 'what is wrong with it', 'planted in', 'caught by'],
      rows.map(({ id, title, file, catches }) => [
        `\`${id}\``,
        title,
        `[${file.slice(file.lastIndexOf('/') + 1)}](../../${file})`,
        catches.map(({ scenario, said }) => `${scenario.slice(scenario.lastIndexOf('/') + 1)}: ${said}`).join('<br>'),
      ]),
    ),
  );
