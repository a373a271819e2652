import vm from 'node:vm';
import PlainGlobals from './plainGlobals';

type Given = ConstructorParameters<typeof PlainGlobals>;

const given = (testEnvironmentOptions: object): Given =>
  [
    { projectConfig: { globals: { mine: 7 }, testEnvironmentOptions }, globalConfig: {} },
    { console, docblockPragmas: {}, testPath: 'a.test.ts' },
  ] as never;

describe('the environment of tests', () => {
  const { createContext } = vm;
  const globalOf = (environment: PlainGlobals): unknown =>
    vm.runInContext('globalThis', environment.getVmContext() as vm.Context);

  it('has an ordinary global object of its own, with what Jest and Node put there', () => {
    const environment = new PlainGlobals(...given({}));
    expect(globalOf(environment)).toBe(environment.getVmContext());
    expect(environment.global).not.toBe(globalThis);
    const types = "[mine, typeof Buffer, typeof setTimeout, typeof process].join(' ')";
    expect(vm.runInContext(types, environment.getVmContext() as vm.Context)).toBe('7 function function object');
    expect(vm.createContext).toBe(createContext);
  });

  it('is that of Jest where Node cannot', () => {
    const { constants } = vm;
    Object.defineProperty(vm, 'constants', { value: {}, configurable: true });
    try {
      const environment = new PlainGlobals(...given({}));
      expect(globalOf(environment)).not.toBe(environment.getVmContext());
    } finally {
      Object.defineProperty(vm, 'constants', { value: constants, configurable: true });
    }
  });

  it('leaves the module of Node as it was, also when Jest refuses', () => {
    expect(() => new PlainGlobals(...given({ customExportConditions: 'node' }))).toThrow('not an array of strings');
    expect(vm.createContext).toBe(createContext);
  });
});
