'use strict';

const { globSync } = require('node:fs');
const { ESLint } = require('eslint');

/**
 * Text that stands in for a file of `folder`.
 * @typedef {{ folder: string, file?: string, code: string }} Planted
 */

/**
 * What a rule says of a planted text. Without a rule the text could not be read.
 * @typedef {{ rule: string | null, message: string }} Complaint
 */

/**
 * Lints planted text with the configuration of the workspace.
 * @param {string} root folder of the workspace
 * @param {readonly Planted[]} planted
 * @returns {Promise<Complaint[][]>} for each text
 */
async function lintPlanted(root, planted) {
  const eslint = new ESLint({ cwd: root });
  const answers = [];
  for (const { folder, file, code } of planted) {
    const [result] = await eslint.lintText(code, { filePath: `${root}/${folder}/${file ?? someFileOf(root, folder)}` });
    answers.push((result?.messages ?? []).map(({ ruleId: rule, message }) => ({ rule, message })));
  }
  return answers;
}

/**
 * A file that exists, since the compiler knows the types of those only.
 * @param {string} root @param {string} folder
 */
function someFileOf(root, folder) {
  const [file] = globSync('**/*.ts', { cwd: `${root}/${folder}` }).filter(
    (name) => !/(\.test|(^|\/)index)\.ts$/.test(name),
  );
  if (file === undefined) throw new Error(`no source file in ${folder}`);
  return file;
}

/** Run on its own, for Jest cannot load the configuration (an ES module): planted texts come as JSON, complaints go as JSON. */
async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const planted = /** @type {Planted[]} */ (JSON.parse(Buffer.concat(chunks).toString()));
  process.stdout.write(JSON.stringify(await lintPlanted(process.cwd(), planted)));
}

void main();
