'use strict';

const { existsSync, readFileSync, statSync } = require('node:fs');
const { dirname, relative, resolve } = require('node:path');
const ts = require('typescript');

/**
 * @typedef {Parameters<NonNullable<import('eslint').Rule.NodeListener['ImportDeclaration' | 'ExportNamedDeclaration']>>[0]} ImportOrExport
 */

/**
 * Forbids files that import each other, at any distance, `import type` included: such files are one idea in two places.
 * Only relative imports are followed; that packages import each other in one direction is the boundaries' matter.
 * @type {import('eslint').Rule.RuleModule}
 */
const noImportCircle = {
  meta: {
    type: 'problem',
    messages: { circle: 'These files import each other: {{path}}.' },
    schema: [],
  },
  create(context) {
    const file = context.filename;
    /** @param {ImportOrExport} node */
    const check = (node) => {
      const target = typeof node.source?.value === 'string' ? resolveImport(file, node.source.value) : undefined;
      const back = target === undefined ? undefined : pathBetween(target, file);
      if (back === undefined) return;
      const path = [file, ...back].map((step) => relative(dirname(file), step)).join(' → ');
      context.report({ node, messageId: 'circle', data: { path } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check };
  },
};

/**
 * The shortest way along imports, both ends included; undefined when there is none.
 * @param {string} from @param {string} to
 * @returns {string[] | undefined}
 */
function pathBetween(from, to) {
  /** @type {Map<string, string | undefined>} */
  const cameFrom = new Map([[from, undefined]]);
  for (const file of cameFrom.keys()) {
    if (file === to) return pathBack(cameFrom, to);
    for (const next of importsOf(file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return undefined;
}

/** @param {Map<string, string | undefined>} cameFrom @param {string} end */
function pathBack(cameFrom, end) {
  const path = [end];
  for (let step = cameFrom.get(end); step !== undefined; step = cameFrom.get(step)) path.unshift(step);
  return path;
}

/** @type {Map<string, { readAt: number, imports: string[] }>} */
const known = new Map();

/** @param {string} file */
function importsOf(file) {
  const changedAt = statSync(file).mtimeMs;
  const before = known.get(file);
  if (before?.readAt === changedAt) return before.imports;
  const found = ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles;
  const imports = found.flatMap(({ fileName }) => resolveImport(file, fileName) ?? []);
  known.set(file, { readAt: changedAt, imports });
  return imports;
}

/** @param {string} from @param {string} specifier */
function resolveImport(from, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const path = resolve(dirname(from), specifier);
  return [path, `${path}.ts`, `${path}/index.ts`].find((file) => existsSync(file) && statSync(file).isFile());
}

module.exports = { noImportCircle };
