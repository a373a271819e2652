import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from './exitCodes';

it('are all named in the README', () => {
  const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8').replace(/ +/g, ' ');
  for (const { code, meaning } of Object.values(exitCodes)) expect(readme).toContain(`| ${code} | ${meaning} |`);
});
