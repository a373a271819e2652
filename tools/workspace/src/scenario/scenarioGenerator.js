'use strict';

const { joinPathFragments, names } = require('@nx/devkit');
const { listed } = require('./listed');

const suitesFolder = 'packages/scenarios/suites';

/**
 * Writes a scenario that runs, and lists it in the suite's define.ts.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, topic: string, id: string, title?: string }} options
 * @throws Error when there is no such suite, or the id was used before
 */
module.exports = async function scenarioGenerator(tree, { name, topic, id, title = name }) {
  const suites = tree.children(suitesFolder);
  if (!suites.includes(topic)) throw new Error(`There is no suite "${topic}"; there are: ${suites.join(', ')}.`);
  if (!/^[A-Z]{2}-\d{2,}$/.test(id)) throw new Error(`An id is two letters and a number, such as TL-05, not "${id}".`);
  const used = suites.flatMap((suite) => tree.children(sourceOf(suite))).find((file) => file.startsWith(`${id}.`));
  if (used !== undefined) throw new Error(`${id} is taken by ${used}; ids are never used twice.`);

  const scenario = names(name).propertyName;
  const define = joinPathFragments(sourceOf(topic), 'define.ts');
  const list = listed(tree.read(define, 'utf8') ?? '', { id, scenario });
  tree.write(joinPathFragments(sourceOf(topic), `${id}.${scenario}.ts`), body({ id, scenario, title }));
  tree.write(define, list);
};

/** @param {string} suite */
const sourceOf = (suite) => joinPathFragments(suitesFolder, suite, 'src');

/** @param {{ id: string, scenario: string, title: string }} text */
const body = ({ id, scenario, title }) => `import type { Scenario } from '@bot/test-fixtures';

export const ${scenario} = (scenario: Scenario): void =>
  scenario(
    '${id}',
    ${quoted(title)},
    {
      verifies: ['bot and venue have the same books'],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');

      verify('bot and venue have the same books', () => expect(bot).toReconcileWith(venue));
    },
  );
`;

/** @param {string} text */
const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;
