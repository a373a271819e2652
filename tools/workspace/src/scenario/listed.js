'use strict';

/**
 * A suite's define.ts with one more scenario: imported, and called, in the order of the ids.
 * @param {string} text
 * @param {{ id: string, scenario: string }} added
 * @returns {string}
 * @throws Error when the file has another form
 */
function listed(text, { id, scenario }) {
  const lines = text.split('\n');
  const idOf = new Map(lines.flatMap((line) => /** @type {[string, string][]} */ (importOf(line))));
  idOf.set(scenario, id);

  const call = place(lines, (line) => idOf.get(/^ {2}(\w+)\(scenario\b/.exec(line)?.[1] ?? ''), id, /scenarios\(/);
  lines.splice(call, 0, `  ${scenario}(scenario);`);
  const imported = place(lines, (line) => importOf(line)[0]?.[1], id, /^import /);
  lines.splice(imported, 0, `import { ${scenario} } from './${id}.${scenario}';`);
  return lines.join('\n');
}

/** @param {string} line @returns {string[][]} name and id, or nothing */
function importOf(line) {
  const [, name, id] = /^import \{ (\w+) \} from '\.\/([A-Z]{2}-\d+)\./.exec(line) ?? [];
  return name === undefined || id === undefined ? [] : [[name, id]];
}

/**
 * Before the first line of a later id, else after the last of an earlier one, else after the last line of the form `otherwise`.
 * @param {readonly string[]} lines @param {(line: string) => string | undefined} idOn @param {string} id @param {RegExp} otherwise
 */
function place(lines, idOn, id, otherwise) {
  const later = lines.findIndex((line) => (idOn(line) ?? '') > id);
  if (later >= 0) return later;
  const earlier = lines.findLastIndex((line) => idOn(line) !== undefined);
  if (earlier >= 0) return earlier + 1;
  const last = lines.findLastIndex((line) => otherwise.test(line));
  if (last >= 0) return last + 1;
  throw new Error(
    'The define.ts of this suite is not in the usual form: a list of imports, then of calls with `scenario`.',
  );
}

module.exports = { listed };
