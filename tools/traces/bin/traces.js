'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { spawn } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { suitesInMemory, traces } = require('../dist/index.js');

const folders = suitesInMemory(join(__dirname, '../../..'));

/** Files that scenarios leave behind go with this folder. */
const temporary = mkdtempSync(join(tmpdir(), 'bot-traces-'));

async function carryOut(suites, orderSeed, tell) {
  const args = [join(__dirname, 'pass.js'), orderSeed, ...suites.map((name) => `${name}=${folders[name]}`)];
  const env = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const outcomes = [];
  for await (const line of createInterface({ input: child.stdout })) {
    outcomes.push(JSON.parse(line));
    tell();
  }
  const code = await ended;
  if (code !== 0) throw new Error(`A pass ended with exit code ${code} after ${outcomes.length} scenarios.`);
  return outcomes;
}

/** On a terminal the number counts up in place; elsewhere now and then a line, so that a long run is seen to move. */
function progress(done) {
  if (process.stderr.isTTY === true) process.stderr.write(`\r${done} scenarios carried out `);
  else if (done % 25 === 0) process.stderr.write(`${done} scenarios carried out\n`);
}

traces(process.argv.slice(2), {
  suites: Object.keys(folders),
  carryOut,
  progress,
  newSeed: () => randomBytes(4).toString('hex'),
})
  .then(({ ok, text }) => {
    if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K');
    process.stdout.write(text);
    process.exitCode = ok ? 0 : 1;
  })
  .catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(temporary, { recursive: true, force: true }));
