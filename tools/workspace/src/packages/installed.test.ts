import { installComplaints } from './installed';

const clean = {
  'packages/cli': { dependencies: { '@bot/core': '^0.1.0', ws: '8.0.0' } },
  'node_modules/@bot/core': { link: true, resolved: 'packages/core' },
  'packages/core': { dependencies: { decimal: '1.0.0' } },
  'node_modules/decimal': {},
  'node_modules/ws': { dependencies: { ms: '2.0.0' } },
  'node_modules/ms': { hasInstallScript: true },
  'node_modules/ws/node_modules/ms': {},
  'node_modules/jest': { hasInstallScript: true },
};

it('nothing is wrong with packages that are only files; what others depend on does not count', () => {
  expect(installComplaints(clean, 'packages/cli')).toEqual([]);
});

it('a script at installation is found, in the package and in what it depends on', () => {
  const own = { ...clean, 'packages/core': { hasInstallScript: true } };
  expect(installComplaints(own, 'packages/core')).toEqual(['packages/core runs a script when it is installed']);
  const deep = { ...clean, 'node_modules/ws/node_modules/ms': { hasInstallScript: true } };
  expect(installComplaints(deep, 'packages/cli')).toEqual([
    'node_modules/ws/node_modules/ms runs a script when it is installed',
  ]);
});

it('a part for one kind of machine is found, also when it is optional', () => {
  const native = {
    ...clean,
    'packages/core': { optionalDependencies: { fast: '1.0.0' } },
    'node_modules/fast': { os: ['linux'], cpu: ['x64'] },
  };
  expect(installComplaints(native, 'packages/cli')).toEqual(['node_modules/fast is built for one kind of machine']);
});

it('a lock that lacks something is refused', () => {
  expect(() => installComplaints({ 'packages/a': { dependencies: { b: '1.0.0' } } }, 'packages/a')).toThrow(
    /no b for packages\/a/,
  );
});
