'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { runConsumers } = require('../dist/index.js');

const surroundings = {
  root: join(__dirname, '../../..'),
  run(command, args, cwd) {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', npm_config_loglevel: 'error' };
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
    return { ok: status === 0, output: error === undefined ? `${stdout}${stderr}` : error.message };
  },
  progress: (line) => process.stderr.write(`${line}\n`),
};

try {
  const { ok, text } = runConsumers(process.argv.slice(2), surroundings);
  process.stdout.write(text);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
