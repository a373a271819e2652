import type { PlantedBug } from '../plantedBug';

const engine = 'packages/orchestration/src/engine';

/** What the key may do. */
export const accessBugs: readonly PlantedBug[] = [
  {
    id: 'refused-key-asked-for-ever',
    title: 'A key that was refused is tried again with every request',
    file: `${engine}/state/permitted.ts`,
    find: "view.access.state !== 'Refused' || !isSigned(command);",
    replace: "view.access.state !== 'Refused' || isSigned(command) || true;",
    caughtBy: ['broker-edge-cases/BE-13'],
  },
  {
    id: 'probe-never-slows',
    title: 'A key that stays refused is probed every five seconds for ever: venues ban who keeps asking',
    file: `${engine}/observe/access.ts`,
    find: 'Math.min(FIRST_PROBE_MS * 2 ** (refusals - 1), MAX_PROBE_MS);',
    replace: 'Math.min(FIRST_PROBE_MS, MAX_PROBE_MS);',
    caughtBy: ['broker-edge-cases/BE-13'],
  },
  {
    id: 'read-only-key-writes',
    title: 'A key that may only read is used to write',
    file: `${engine}/state/permitted.ts`,
    find: "return view.access.state !== 'Refused' && mayTrade;",
    replace: "return view.access.state !== 'Refused' && mayTrade !== undefined;",
    caughtBy: ['broker-edge-cases/BE-15'],
  },
  {
    id: 'one-forbidden-instrument-stops-all',
    title: 'That one instrument is forbidden stops the trading of all',
    file: `${engine}/decisions/access.ts`,
    find: "return trip(state, { cause: 'InstrumentNotPermitted', scope, numbers: { error } }, happened);",
    replace: "return trip(state, { cause: 'InstrumentNotPermitted', numbers: { error } }, happened);",
    caughtBy: ['broker-edge-cases/BE-14'],
  },
];
