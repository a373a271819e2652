import { requireNode, wrongNode } from './requireNode';

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

describe('requireNode', () => {
  it('lets the right Node go on, and ends another with the sentence', () => {
    const said: string[] = [];
    const started = (version: string) => ({
      version,
      stderr: { write: (text: string) => said.push(text) > 0 },
      exit: (code?: number | string | null) => {
        throw new Error(`exit ${code}`);
      },
    });
    requireNode();
    requireNode(started(process.version));
    expect(said).toEqual([]);
    expect(() => requireNode(started('v18.0.0'))).toThrow('exit 1');
    expect(said).toEqual([expect.stringContaining('was started by Node 18.0.0')]);
  });
});
