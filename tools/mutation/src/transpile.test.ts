import transformer from './transpile';

describe('transpile', () => {
  it('makes JavaScript with its map', () => {
    const { code } = transformer.process('export const one: number = 1;', '/a.ts');
    expect(code).toContain('exports.one = 1;');
    expect(code).toContain('sourceMappingURL=data:');
  });

  it('makes it once for the same text under the same path', () => {
    expect(transformer.getCacheKey('a', '/a.ts')).toBe(transformer.getCacheKey('a', '/a.ts'));
    expect(transformer.getCacheKey('a', '/a.ts')).not.toBe(transformer.getCacheKey('b', '/a.ts'));
  });
});
