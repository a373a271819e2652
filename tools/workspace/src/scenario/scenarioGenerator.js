'use strict';

const { joinPathFragments, names } = require('@nx/devkit');
const { listed } = require('./listed');
const { newSuite, suitesFolder } = require('./newSuite');

/**
 * Writes a scenario that runs, and lists it in the suite's define.ts. Makes the suite when its topic is new.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, topic: string, id: string, title?: string }} options
 * @returns {Promise<() => void>} says what is left to do
 * @throws Error when the id was used before, or its letters belong to another topic
 */
module.exports = async function scenarioGenerator(tree, { name, topic, id, title = name }) {
  check(tree, { topic, id });
  const isNew = !tree.exists(`${suitesFolder}/${topic}`);
  if (isNew) for (const [file, text] of Object.entries(newSuite(topic))) tree.write(file, text);

  const scenario = names(name).propertyName;
  const define = joinPathFragments(sourceOf(topic), 'define.ts');
  const list = listed(tree.read(define, 'utf8') ?? '', { id, scenario });
  tree.write(joinPathFragments(sourceOf(topic), `${id}.${scenario}.ts`), body({ id, scenario, title }));
  tree.write(define, list);
  return () =>
    process.stdout.write(
      isNew ? 'Now: npm install, npx nx sync, npm run format, npm run docs\n' : 'Now: npm run docs\n',
    );
};

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ topic: string, id: string }} options
 */
function check(tree, { topic, id }) {
  if (!/^[a-z]+(-[a-z]+)*$/.test(topic)) throw new Error(`A topic is small letters and hyphens, not "${topic}".`);
  if (!/^[A-Z]{2}-\d{2,}$/.test(id)) throw new Error(`An id is two letters and a number, such as TL-05, not "${id}".`);
  for (const suite of tree.children(suitesFolder)) {
    // Another layer of the same topic carries out the same ids.
    const owner = suite.replace(/-(wire|process)$/, '');
    for (const file of tree.children(sourceOf(suite))) {
      if (file.startsWith(`${id}.`) && (suite === topic || owner !== topic))
        throw new Error(`${id} is taken by ${file}; ids are never used twice.`);
      if (file.startsWith(id.slice(0, 3)) && owner !== topic) throw new Error(`${id.slice(0, 3)} belongs to ${owner}.`);
    }
  }
}

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
