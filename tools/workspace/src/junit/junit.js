'use strict';

const { stripVTControlCharacters } = require('node:util');

/**
 * One test as JUnit counts it. `failure` says what went wrong; `skipped` why it was not run.
 * @typedef {{ suite: string, name: string, seconds: number, failure?: string | undefined, skipped?: string | undefined }} JunitCase
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

/** @param {JunitCase} one */
function caseXml({ suite, name, seconds, failure, skipped }) {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}" time="${seconds.toFixed(3)}"`;
  if (failure !== undefined) {
    const [message] = failure.split('\n', 1);
    return `${head}><failure message="${escaped(String(message))}">${escaped(failure)}</failure></testcase>`;
  }
  if (skipped !== undefined) return `${head}><skipped message="${escaped(skipped)}"/></testcase>`;
  return `${head}/>`;
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
