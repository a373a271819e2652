import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaintsAbout } from '../../testing/complaintsAbout';

const guide = readFileSync(join(__dirname, '../../../../packages/scenarios/README.md'), 'utf8');

/** `<!-- refused -->`, the bad example, and what lint says of it: `> ✗ rule: message`. */
const REFUSED = /<!-- refused -->\n+```ts\n([\s\S]*?)```\n+((?:> .*\n)+)/g;
const examples = [...guide.matchAll(REFUSED)].map(([, code = '', quoted = '']) => ({
  code,
  says: quoted.match(/(?<=✗ ).*?(?= *$)/gm) ?? [],
}));
const folder = 'packages/scenarios/suites/trading-lifecycle/src';
const answers = complaintsAbout(examples.map(({ code }) => ({ folder, file: 'index.ts', code })));

it('every bad example of the guide is found', () => {
  expect(examples).toHaveLength(guide.split('<!-- refused -->').length - 1);
  expect(examples.length).toBeGreaterThan(10);
});

it.each(examples)('the guide tells what lint says of $code', ({ code, says }) => {
  const index = examples.findIndex((example) => example.code === code);
  expect(answers[index]?.map(({ rule, message }) => `${rule}: ${message}`).sort()).toEqual([...says].sort());
});
