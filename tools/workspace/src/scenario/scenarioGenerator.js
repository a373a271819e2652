'use strict';

const { joinPathFragments, names } = require('@nx/devkit');
const { listed } = require('./listed');
const { newSuite, suitesFolder } = require('./newSuite');

/**
 * Writes a scenario that runs, and lists it in the suite's define.ts. Makes the suite when its topic is new.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, topic: string, id?: string, title?: string }} options without an id the next free one of the topic
 * @returns {Promise<() => void>} says what is left to do
 * @throws Error when the id was used before, or its letters belong to another topic
 */
module.exports = async function scenarioGenerator(tree, { name, topic, id: wished, title = name }) {
  const id = wished ?? nextId(tree, topic);
  check(tree, { topic, id });
  const isNew = !tree.exists(`${suitesFolder}/${topic}`);
  if (isNew) for (const [file, text] of Object.entries(newSuite(topic))) tree.write(file, text);

  const scenario = names(name).propertyName;
  const define = joinPathFragments(sourceOf(topic), 'define.ts');
  const list = listed(tree.read(define, 'utf8') ?? '', { id, scenario });
  tree.write(joinPathFragments(sourceOf(topic), `${id}.${scenario}.ts`), body({ id, scenario, title }));
  tree.write(define, list);
  const next = isNew ? 'npm install, npx nx sync, npm run format, npm run docs' : 'npm run docs';
  return () => process.stdout.write(`Now: npm run scenarios -- --id ${id}, ${next}\n`);
};

/**
 * The number after the highest, with the letters that most scenarios of the topic have.
 * @param {import('@nx/devkit').Tree} tree @param {string} topic
 */
function nextId(tree, topic) {
  const all = allIds(tree);
  const letters = most(all.filter((each) => each.topic === topic).map(({ id }) => id.slice(0, 3)));
  if (letters === undefined) throw new Error(`"${topic}" has no scenario yet: say the first id, such as --id=XX-01.`);
  const numbers = all.filter(({ id }) => id.startsWith(letters)).map(({ id }) => Number(id.slice(3)));
  return `${letters}${String(Math.max(...numbers) + 1).padStart(2, '0')}`;
}

/** What stands there most often. @param {readonly string[]} names @returns {string | undefined} */
function most(names) {
  const groups = Map.groupBy(names, (name) => name);
  return [...groups].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/**
 * The ids of all suites, each with its topic. A scenario may be a guest where its layer needs other things.
 * @param {import('@nx/devkit').Tree} tree
 */
const allIds = (tree) =>
  tree.children(suitesFolder).flatMap((suite) =>
    tree.children(sourceOf(suite)).flatMap((file) => {
      const id = /^([A-Z]{2}-\d{2,})\./.exec(file)?.[1];
      return id === undefined ? [] : [{ id, file, suite, topic: topicOf(suite) }];
    }),
  );

/** Other layers of a topic have suites of their own. @param {string} suite */
const topicOf = (suite) => suite.replace(/-(wire|process)$/, '');

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ topic: string, id: string }} options
 */
function check(tree, { topic, id }) {
  if (!/^[a-z]+(-[a-z]+)*$/.test(topic)) throw new Error(`A topic is small letters and hyphens, not "${topic}".`);
  if (!/^[A-Z]{2}-\d{2,}$/.test(id)) throw new Error(`An id is two letters and a number, such as TL-05, not "${id}".`);
  const all = allIds(tree);
  // Another layer of the same topic carries out the same ids.
  const taken = all.find((each) => each.id === id && (each.suite === topic || each.topic !== topic));
  if (taken !== undefined) throw new Error(`${id} is taken by ${taken.file}; ids are never used twice.`);
  const letters = id.slice(0, 3);
  const owner = most(all.filter((each) => each.id.startsWith(letters)).map((each) => each.topic)) ?? topic;
  if (owner !== topic) throw new Error(`${letters} belongs to ${owner}.`);
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

/** As the formatter quotes it. @param {string} text */
function quoted(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `${quote}${text.replace(quote === '"' ? /\\/g : /[\\']/g, '\\$&')}${quote}`;
}
