import { wrongNode } from './requireNode';

describe('wrongNode', () => {
  it('has nothing to say to any Node of the major version that is needed', () => {
    expect(wrongNode('v24.21.0', '24.21.0')).toBeUndefined();
    expect(wrongNode('v24.0.0', '24.21.0')).toBeUndefined();
    expect(wrongNode(process.version)).toBeUndefined();
  });

  it('says in one sentence which Node is needed and where it is', () => {
    expect(wrongNode('v20.20.2', '24.21.0')).toBe(
      'This command needs Node 24 and was started by Node 20.20.2: start it with npm run or npx, which find Node 24.21.0 in node_modules.',
    );
  });
});
