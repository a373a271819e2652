'use strict';

/**
 * @typedef {Parameters<NonNullable<import('eslint').Rule.NodeListener['CallExpression']>>[0]} Call
 * @typedef {Call['arguments'][number]} Argument
 * @typedef {Extract<Argument, { type: 'FunctionExpression' | 'ArrowFunctionExpression' }>} Body
 * @typedef {Extract<Argument, { type: 'ObjectExpression' }>} Options
 */

const SCENARIO_ID = /^[A-Z]{2}-\d+$/;
const MOST_SENTENCES = 10;

/**
 * What a scenario looks like: `scenario('TL-01', 'BUY signal → order', { verifies: […] }, ({ world, verify }) => …)`, whatever the
 * function is called. That each sentence has a check of its own is the matter of the run.
 * @type {import('eslint').Rule.RuleModule}
 */
const scenarioForm = {
  meta: {
    type: 'problem',
    messages: {
      title: 'Say what happens and what comes of it: "Loss above the limit → entries denied, exits pass".',
      noSentence: 'Say what it verifies, one sentence each.',
      tooMany: `{{count}} sentences are several workflows: write a scenario for each (at most ${MOST_SENTENCES} sentences).`,
      noVerify: 'Nothing is proven: tick each sentence with `verify`.',
      noWorld: 'Nothing is driven: what a function returns is tested beside the function.',
    },
    schema: [],
  },
  create(context) {
    return {
      CallExpression(node) {
        const [id, title, options, body] = node.arguments;
        if (!isScenarioId(id) || title === undefined || options === undefined) return;
        if (title.type === 'Literal' && !isTelling(String(title.value)))
          context.report({ node: title, messageId: 'title' });
        checkSentences(context, options);
        // Still to be written, or handed over as a name.
        if (body?.type !== 'ArrowFunctionExpression' && body?.type !== 'FunctionExpression') return;
        if (!takes(body, ['verify'])) context.report({ node: body, messageId: 'noVerify' });
        if (!body.async && !takes(body, ['world', 'bot', 'venue']))
          context.report({ node: body, messageId: 'noWorld' });
      },
    };
  },
};

/** @param {Argument | undefined} node */
const isScenarioId = (node) => node?.type === 'Literal' && SCENARIO_ID.test(String(node.value));

/** Two words at least, and not that it is a test. @param {string} title */
const isTelling = (title) => /\S\s+\S/.test(title) && !/^(tests?|checks?|should)\b|\bworks$/i.test(title);

/** @param {import('eslint').Rule.RuleContext} context @param {Argument} options */
function checkSentences(context, options) {
  const verifies = options.type === 'ObjectExpression' ? options.properties.find(isVerifies) : undefined;
  if (verifies?.type !== 'Property' || verifies.value.type !== 'ArrayExpression') return;
  const { elements } = verifies.value;
  const count = String(elements.length);
  if (elements.length === 0) context.report({ node: verifies, messageId: 'noSentence' });
  if (elements.length > MOST_SENTENCES) context.report({ node: verifies, messageId: 'tooMany', data: { count } });
}

/** @param {Options['properties'][number]} property */
const isVerifies = (property) =>
  property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'verifies';

/**
 * Whether a body takes one of these tools. One that takes all of them in one name may.
 * @param {Body} body @param {readonly string[]} wanted
 */
function takes({ params: [tools] }, wanted) {
  if (tools === undefined) return false;
  if (tools.type !== 'ObjectPattern') return true;
  return tools.properties.some(
    (property) =>
      property.type === 'RestElement' || (property.key.type === 'Identifier' && wanted.includes(property.key.name)),
  );
}

module.exports = { scenarioForm };
