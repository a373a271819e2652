'use strict';

const { stripVTControlCharacters } = require('node:util');

/**
 * One test as JUnit counts it. `failure` says what went wrong; `skipped` why it was not run; `retries` why it was tried again.
 * @typedef {{ suite: string, name: string, seconds: number, failure?: string, skipped?: string, retries?: readonly string[] }} JunitCase
 */

/**
 * A run in the XML of JUnit, which every CI reads.
 * @param {string} name
 * @param {readonly JunitCase[]} cases
 * @returns {string}
 */
function junitXml(name, cases) {
  const bySuite = Map.groupBy(cases, ({ suite }) => suite);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(name)}" ${totals(cases)}>`,
    ...[...bySuite].flatMap(([suite, own]) => [
      `  <testsuite name="${escaped(suite)}" ${totals(own)}>`,
      ...own.map(caseXml),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

/** @param {readonly JunitCase[]} cases */
function totals(cases) {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const skipped = cases.filter((each) => each.skipped !== undefined).length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
}

/**
 * What was tried again is told as Surefire does: a test that passed then is flaky.
 * @param {JunitCase} one
 */
function caseXml({ suite, name, seconds, failure, skipped, retries = [] }) {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}" time="${seconds.toFixed(3)}"`;
  const inside = [
    ...(failure === undefined ? [] : [problemXml('failure', failure)]),
    ...retries.map((text) => problemXml(failure === undefined ? 'flakyFailure' : 'rerunFailure', text)),
    ...(skipped === undefined ? [] : [`<skipped message="${escaped(skipped)}"/>`]),
  ];
  return inside.length === 0 ? `${head}/>` : `${head}>${inside.join('')}</testcase>`;
}

/** @param {string} element @param {string} text */
function problemXml(element, text) {
  const [message] = text.split('\n', 1);
  return `<${element} message="${escaped(String(message))}">${escaped(text)}</${element}>`;
}

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text as it may stand in XML, which has no control characters but tabs and ends of lines.
 * @param {string} text
 */
const escaped = (text) =>
  stripVTControlCharacters(text)
    // eslint-disable-next-line no-control-regex -- these are the ones that XML does not have
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .toWellFormed()
    .replace(/[&<>"]/g, (sign) => String(entities[sign]));

module.exports = { junitXml };
