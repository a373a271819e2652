'use strict';

const { execFileSync } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '../../..');

/**
 * Lints texts in a process of its own, with the configuration of the workspace: Jest cannot load that.
 * @param {readonly { folder: string, file?: string, code: string }[]} planted
 * @returns {{ rule: string | null, message: string }[][]} for each text
 */
function complaintsAbout(planted) {
  const output = execFileSync(process.execPath, [join(__dirname, 'lintPlanted.js')], {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(planted),
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  return JSON.parse(output);
}

module.exports = { complaintsAbout };
