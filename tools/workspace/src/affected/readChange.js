'use strict';

const { execFileSync } = require('node:child_process');

/** A request that cannot be answered, in a sentence for the one who asked. */
class AffectedError extends Error {}

/**
 * What a change is: files by name, or what differs from where `head` (or the working tree) left `base`.
 * @typedef {{ base: string, head?: string | undefined, files?: readonly string[] | undefined }} ChangeRequest
 */

/**
 * The changed files that count, and the projects that Nx selects for them.
 * @param {string} root folder of the workspace
 * @param {ChangeRequest} request
 * @throws {AffectedError} when git does not know a revision
 */
function readChange(root, request) {
  const all = request.files ?? filesSince(root, request);
  return { changedFiles: withoutIgnored(root, all), affected: new Set(affectedProjects(root, request)) };
}

/** @param {string} root @param {ChangeRequest} request */
function filesSince(root, { base, head }) {
  const git = gitIn(root);
  const forked = git('merge-base', verified(git, base), head === undefined ? 'HEAD' : verified(git, head)).trim();
  const differing = git('diff', '--name-only', '--no-renames', forked, ...(head === undefined ? [] : [head]));
  const untracked = head === undefined ? git('ls-files', '--others', '--exclude-standard') : '';
  return lines(differing + untracked);
}

/** @param {(...args: string[]) => string} git @param {string} revision */
function verified(git, revision) {
  try {
    return git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`).trim();
  } catch {
    throw new AffectedError(
      `Git does not know the revision "${revision}"; fetch it, or name another with --base or --head.`,
    );
  }
}

/**
 * Nx does not look at what .nxignore lists; the file has the syntax of .gitignore, so git can read it.
 * @param {string} root @param {readonly string[]} files
 */
function withoutIgnored(root, files) {
  if (files.length === 0) return files;
  const ignored = new Set(lines(checkIgnore(root, files)));
  return files.filter((file) => !ignored.has(file));
}

/** @param {string} root @param {readonly string[]} files */
function checkIgnore(root, files) {
  try {
    return execFileSync('git', ['-c', 'core.excludesFile=.nxignore', 'check-ignore', '--no-index', '--stdin'], {
      cwd: root,
      encoding: 'utf8',
      input: files.join('\n'),
    });
  } catch (error) {
    // Exit code 1: none of them is ignored.
    if (/** @type {{ status?: number }} */ (error).status === 1) return '';
    throw error;
  }
}

/** @param {string} root @param {ChangeRequest} request @returns {string[]} */
function affectedProjects(root, { base, head, files }) {
  const what =
    files === undefined
      ? [`--base=${base}`, ...(head === undefined ? [] : [`--head=${head}`])]
      : [`--files=${files.join(',')}`];
  const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
  const answer = execFileSync(process.execPath, [nx, 'show', 'projects', '--affected', '--json', ...what], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(answer);
}

/** @param {string} root */
const gitIn =
  (root) =>
  /** @param {string[]} args */ (...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** @param {string} text */
const lines = (text) => text.split('\n').filter((line) => line !== '');

module.exports = { AffectedError, readChange };
