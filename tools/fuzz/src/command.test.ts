import { fuzzMain } from './command';
import { textOf } from './finding';
import { fuzz } from './fuzz';

const run = async (args: readonly string[], isTerminal = false, search = fuzz) => {
  const said = { printed: '', progress: '' };
  const code = await fuzzMain(
    args,
    {
      print: (text) => void (said.printed += text),
      progress: (text) => void (said.progress += text),
      isTerminal,
    },
    search,
  );
  return { code, ...said };
};

it('explains itself', async () => {
  const { code, printed } = await run(['--help']);
  expect(code).toBe(0);
  expect(printed).toContain('Usage: npm run fuzz -- [options]');
});

it.each([[['--rums', '1']], [['--runs', 'many']], [['--runs', '0']], [['--from', '-1']]])(
  'refuses %j',
  async (args) => {
    const { code, progress } = await run(args);
    expect(code).toBe(2);
    expect(progress).toContain('See --help.');
  },
);

it('says what it was drawn from, how far it is, and that nothing was found', async () => {
  const { code, printed, progress } = await run(['--runs', '20', '--seed', 'x'], true);
  expect(code).toBe(0);
  expect(printed).toBe('Seed x, from case 0.\n20 bodies and frames: nothing was found.\n');
  expect(progress).toContain('case 0, 0 of 20');
});

it('ends with 1 when something was found', async () => {
  const finding = { number: 7, what: 'a frame', problem: 'misread', bytes: [] };
  const { code, printed } = await run(['--seed', 'x'], false, async () => finding);
  expect(code).toBe(1);
  expect(printed).toContain('Case 7, a frame: misread');
});

it('shows the bytes of a finding, and how to see it again', () => {
  const finding = { number: 7, what: 'a frame', problem: 'misread', bytes: [Buffer.from('{"a":1}')] };
  expect(textOf(finding, 'x')).toBe(
    'Case 7, a frame: misread\n  eyJhIjoxfQ==  "{\\"a\\":1}"\nAgain: npm run fuzz -- --seed x --from 7 --runs 1\n',
  );
});
