'use strict';

const { styleText } = require('node:util');

/** @param {string} project */
const shortName = (project) => project.replace('@bot/', '');

/**
 * One line per suite: its name, RUN or skipped, and the way that selected it.
 * @param {readonly import('./explain').Explanation[]} explanations
 * @param {{ colors: boolean }} options
 */
function table(explanations, { colors }) {
  const width = Math.max(...explanations.map(({ suite }) => suite.length));
  /** @param {Parameters<typeof styleText>[0]} style @param {string} text */
  const paint = (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
  return explanations
    .map(({ suite, runs, path }) => {
      const word = runs ? paint('green', 'RUN    ') : paint('dim', 'skipped');
      return `${suite.padEnd(width)}  ${word}  ${path.map(shortName).join(' → ')}`.trimEnd();
    })
    .join('\n');
}

module.exports = { table };
