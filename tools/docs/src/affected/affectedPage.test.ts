import { affectedPage } from './affectedPage';

const node = (root: string, ...tags: string[]) => ({ data: { root, tags } });
const edges = (...targets: string[]) => targets.map((target) => ({ target }));

const graph = {
  nodes: {
    core: { data: { root: 'packages/core' } },
    bot: node('packages/bot'),
    page: node('packages/page'),
    scenarios: node('packages/scenarios'),
    port: node('packages/scenarios/suites/port', 'topic:port'),
    trading: node('packages/scenarios/suites/trading', 'topic:trading'),
    state: node('packages/scenarios/suites/state', 'topic:state'),
  },
  dependencies: {
    bot: edges('core'),
    port: edges('core'),
    trading: edges('bot'),
    state: edges('bot'),
    page: edges('core', 'bot'),
  },
};

describe('the page of affected suites', () => {
  const { content } = affectedPage(graph);

  it.each([
    ['packages/core', 'all'],
    ['packages/bot', 'state, trading'],
    ['packages/page', 'none'],
    ['packages/scenarios/suites/port', 'port'],
  ])('a change in %s runs: %s', (root, suites) => {
    expect(content).toMatch(new RegExp(`^\\| \`${root}\` +\\| ${suites} +\\|$`, 'm'));
  });

  it('leaves out the parent folder of the suites, which holds no code', () => {
    expect(content).not.toContain('`packages/scenarios`');
  });
});
