'use strict';

const { builtinModules } = require('node:module');

// What is forbidden where, as options of ESLint's `no-restricted-*` rules. A later block of the configuration replaces
// the options of an earlier one, so each list here is whole.

const timers = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'];
/** @param {string[]} names @param {string} message */
const globals = (names, message) => names.map((name) => ({ name, message }));

const dice = { object: 'Math', property: 'random', message: 'Take a Random.' };
const decimals = { name: 'decimal.js', message: 'Only core/money knows what an amount is made of.' };

const everywhereSyntax = [
  { selector: 'ExportAllDeclaration', message: 'List the exported names by hand.' },
  {
    selector:
      ':matches(ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration)[id.name=/(Manager|Helper|Util|Utils|Service|Handler|Base|Impl)$/]',
    message: 'Name it after what it is.',
  },
];

const everywhere = {
  'no-restricted-imports': ['error', { paths: [decimals] }],
  'no-restricted-syntax': ['error', ...everywhereSyntax],
};

const builtins = builtinModules
  .filter((name) => !name.startsWith('_'))
  .flatMap((name) => [name, `node:${name}`])
  .map((name) => ({ name, message: 'A pure folder does no I/O: take it through a port, or as data.' }));

/** No waiting, no clock, no dice, no I/O. */
const pure = {
  'no-restricted-imports': ['error', { paths: [decimals, ...builtins] }],
  'no-restricted-syntax': [
    'error',
    ...everywhereSyntax,
    { selector: 'AwaitExpression, ForOfStatement[await=true]', message: 'A pure folder decides at once.' },
    { selector: ':function[async=true]', message: 'A pure folder decides at once.' },
  ],
  'no-restricted-globals': [
    'error',
    ...globals(['Date', 'performance'], 'A pure folder reads no clock: take the time as data.'),
    ...globals([...timers, 'queueMicrotask'], 'A pure folder waits for nothing: say when to be woken.'),
    ...globals(['process', 'fetch', 'WebSocket', 'globalThis', 'console'], 'A pure folder does no I/O.'),
    ...globals(['crypto'], 'A pure folder has no dice: take the numbers as data.'),
  ],
  'no-restricted-properties': ['error', dice],
};

/** Pure like the rest of core, and the one place that imports decimal.js. */
const money = { 'no-restricted-imports': ['error', { paths: builtins }] };

/** Names under which amounts go to the fixtures, as arguments and as properties. */
const amountCalls =
  ':matches([callee.property.name=/^(buy|sell|price|deposit|depth|withdraw)$/], [callee.name=/^(moneyOf|priceOf|quantityOf|notionalOf|ratioOf)$/])';
const amountNames = '/^(quantity|entry|usd|hold|max[A-Z].*Usd|dailyLossLimitUsd)$/';
const numberOfMoney = "Money is no number: write decimal text, as in '0.01'.";
const likeNoMarket =
  'No market looks like this, so rounding and limits are not tried: BTC costs tens of thousands, ETH thousands.';

/** What a scenario may not be made of. */
const notInScenarios = [
  { selector: "MemberExpression[object.name='jest']", message: 'Nothing is mocked: drive the true venue.' },
  {
    selector:
      'CallExpression:matches([callee.name=/^[fx]?(it|test|describe)$/], [callee.object.name=/^[fx]?(it|test|describe)$/], [callee.object.object.name=/^(it|test|describe)$/])',
    message: 'Write a scenario: its sentences are checked.',
  },
  {
    selector: 'AssignmentExpression[left.object.name=/^(world|bot|venue|broker|store)$/]',
    message: 'Nothing is mocked: what goes wrong is a fault, as in venue.faults.on(…).',
  },
  {
    selector: 'TSAsExpression[expression.type="ObjectExpression"]:not([typeAnnotation.typeName.name="const"])',
    message: 'Made by hand, it agrees with nobody: take it from a fixture or from the venue.',
  },
  { selector: `CallExpression${amountCalls} > Literal[raw=/^[\\d.]/]`, message: numberOfMoney },
  {
    selector: `CallExpression${amountCalls} > ObjectExpression > Property > Literal[raw=/^[\\d.]/]`,
    message: numberOfMoney,
  },
  { selector: `Property[key.name=${amountNames}] > Literal[raw=/^[\\d.]/]`, message: numberOfMoney },
  {
    selector:
      "CallExpression[callee.property.name='price'][callee.object.arguments.0.value=/^BTC-/] > Literal[value=/^\\d{1,3}(\\.\\d+)?$/]",
    message: likeNoMarket,
  },
  {
    selector:
      "CallExpression[callee.property.name='price'][callee.object.arguments.0.value=/^ETH-/] > Literal[value=/^\\d{1,2}(\\.\\d+)?$/]",
    message: likeNoMarket,
  },
  {
    selector: 'Program > VariableDeclaration[kind="let"]',
    message: 'What scenarios share makes their order matter: keep it in the body, or in a fixture.',
  },
];

/** Suites speak in scenarios: nothing is mocked, and only the world moves time. */
const suites = {
  'no-restricted-imports': [
    'error',
    {
      paths: [decimals, { name: '@jest/globals', message: 'Write a scenario.' }],
      patterns: [{ group: ['timers', 'node:timers', 'node:timers/*'], message: 'Only the world moves time.' }],
    },
  ],
  'no-restricted-syntax': ['error', ...everywhereSyntax, ...notInScenarios],
  'no-restricted-globals': [
    'error',
    ...globals([...timers, 'queueMicrotask', 'Date', 'performance'], 'Only the world moves time.'),
  ],
  'no-restricted-properties': [
    'error',
    { ...dice, message: 'What no seed decides cannot be repeated: let the world decide.' },
  ],
  'bot/scenario-form': 'error',
};

/** Real processes take their own time: it may be told, but not waited for. */
const processSuites = {
  'no-restricted-globals': [
    'error',
    ...globals([...timers, 'queueMicrotask', 'Date'], 'Wait for a line, a file or an exit.'),
  ],
};

/** index.ts files are left out of the coverage gates, so nothing may be hidden in them. */
const indexFiles = {
  'no-restricted-syntax': [
    'error',
    ...everywhereSyntax,
    { selector: 'Program > :not(ExportNamedDeclaration[source])', message: 'An index.ts is a list of names.' },
  ],
};

module.exports = { everywhere, pure, money, suites, processSuites, indexFiles };
