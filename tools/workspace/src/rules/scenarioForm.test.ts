import { RuleTester } from 'eslint';
import { parser } from 'typescript-eslint';
import { scenarioForm } from './scenarioForm';

const scenario = (title: string, sentences: readonly string[], body: string) =>
  `scenario('TL-99', '${title}', { verifies: ${JSON.stringify(sentences)} }, ${body});`;
const drives = 'async ({ world, verify }) => { await world.settled(); verify("a"); }';
const sentences = (count: number) => Array.from({ length: count }, (_, index) => `sentence ${index}`);

new RuleTester({ languageOptions: { parser } }).run('scenario-form', scenarioForm, {
  valid: [
    scenario('Loss above the limit → entries denied', ['entries are denied'], drives),
    scenario('Ten sentences', sentences(10), drives),
    scenario('All tools in one name', ['a'], 'async (tools) => { await tell(tools); }'),
    scenario('The rest of them', ['a'], 'function ({ ...rest }) { tell(rest); }'),
    scenario('A real process', ['a'], 'async ({ verify, seed }) => { await startBot(seed); verify("a"); }'),
    `scenario.todo('TL-99', 'Still to come', { verifies: ['a'], reason: 'soon' });`,
    `scenario('TL-99', 'Options of many', common, ({ bot, verify }) => verify('a', () => bot));`,
    `scenario('TL-99', \`By \${policy}\`, { ...common, verifies: shared }, body);`,
    `find('TL-99');`,
    `find('TL-99', 'x');`,
    `order('BTC-USD', 'x', {}, () => 1);`,
  ],
  invalid: [
    { code: scenario('lifecycle', ['a'], drives), errors: [{ messageId: 'title' }] },
    { code: scenario('Test all orders', ['a'], drives), errors: [{ messageId: 'title' }] },
    { code: scenario('The limit works', ['a'], drives), errors: [{ messageId: 'title' }] },
    { code: scenario('One → two', [], drives), errors: [{ messageId: 'noSentence' }] },
    {
      code: scenario('One → two', sentences(11), drives),
      errors: [{ message: '11 sentences are several workflows: write a scenario for each (at most 10 sentences).' }],
    },
    {
      code: scenario('One → two', ['a'], 'async ({ bot }) => { await bot.start(); }'),
      errors: [{ messageId: 'noVerify' }],
    },
    { code: scenario('One → two', ['a'], 'async () => {}'), errors: [{ messageId: 'noVerify' }] },
    { code: scenario('One → two', ['a'], '({ verify }) => verify("a", () => 1)'), errors: [{ messageId: 'noWorld' }] },
  ],
});
