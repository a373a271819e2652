'use strict';

const { devDependencies } = require('../../../../package.json');

/**
 * What to say to a command that another Node has started; undefined when it is the right one.
 * @param {string} running such as `v20.20.2`
 * @param {string} [needed] such as `24.21.0`
 */
function wrongNode(running, needed = devDependencies.node) {
  const [major] = needed.split('.');
  if (running.startsWith(`v${major}.`)) return undefined;
  return `This command needs Node ${major} and was started by Node ${running.slice(1)}: start it with npm run or npx, which find Node ${needed} in node_modules.`;
}

/**
 * Ends the process with one sentence unless the workspace's own Node runs it.
 * @param {Pick<NodeJS.Process, 'version' | 'exit'> & { stderr: Pick<NodeJS.WriteStream, 'write'> }} [started]
 */
function requireNode(started = process) {
  const complaint = wrongNode(started.version);
  if (complaint === undefined) return;
  started.stderr.write(`${complaint}\n`);
  started.exit(1);
}

module.exports = { requireNode, wrongNode };
