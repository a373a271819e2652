'use strict';

require('../src/node/requireNode').requireNode();
const { execFileSync, spawnSync } = require('node:child_process');
const { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { installComplaints } = require('../src/packages/installed');
const { HELP, optionsOf } = require('../src/packages/options');
const { changes, complaints, gone, listed } = require('../src/packages/packed');

const root = join(__dirname, '../../..');
const quiet = { ...process.env, npm_config_loglevel: 'error' };
const listFile = join(__dirname, '../src/packages/contents.json');

/** @param {string} name @param {readonly string[]} problems */
function tell(name, problems) {
  process.stdout.write(
    `${problems.length === 0 ? 'good ' : 'WRONG'} ${name}\n${problems.map((line) => `      ${line}\n`).join('')}`,
  );
  if (problems.length > 0) process.exitCode = 1;
}

/** @param {string} command @param {string[]} args @returns {string[]} what it printed if it failed */
function outputOfFailure(command, args) {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', command), args, {
    encoding: 'utf8',
    env: quiet,
  });
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n');
}

/** @param {string} folder for what is packed @param {boolean} isUpdating */
function checkAll(folder, isUpdating) {
  const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  /** @type {Record<string, string[]>} */
  const before = JSON.parse(readFileSync(listFile, 'utf8'));
  /** @type {Record<string, string[]>} */
  const contents = {};
  for (const manifest of globSync('packages/*/package.json', { cwd: root }).sort()) {
    const { name, private: isPrivate } = JSON.parse(readFileSync(join(root, manifest), 'utf8'));
    if (isPrivate === true) continue;
    const packing = execFileSync('npm', ['pack', '--json', `--pack-destination=${folder}`], {
      cwd: join(root, dirname(manifest)),
      encoding: 'utf8',
      env: quiet,
    });
    const [{ filename, files }] = JSON.parse(packing);
    const tarball = join(folder, filename);
    const paths = files.map((/** @type {{ path: string }} */ { path }) => path);
    contents[name] = listed(paths);
    tell(name, [
      ...complaints(paths),
      ...(isUpdating ? [] : changes(contents[name], before[name])),
      ...installComplaints(locked, dirname(manifest)),
      ...outputOfFailure('publint', ['--strict', tarball]),
      ...outputOfFailure('attw', [tarball, '--format=ascii', '--no-emoji']),
    ]);
  }
  if (isUpdating) {
    writeFileSync(listFile, JSON.stringify(contents));
    tell('contents.json', outputOfFailure('prettier', ['--write', listFile]));
  } else {
    for (const { name, problem } of gone(Object.keys(contents), Object.keys(before))) tell(name, [problem]);
  }
}

/** @param {readonly string[]} args */
function main(args) {
  const { update, help } = optionsOf(args);
  if (help) return void process.stdout.write(HELP);
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  try {
    checkAll(folder, update);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}
