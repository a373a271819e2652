import { spawnSync } from 'node:child_process';
import type { Circumstances } from '../command/startBot';

/** Root may write everywhere, whatever the permissions say, unless that right is taken away. */
export const withoutPrivileges = (): Circumstances =>
  process.getuid?.() === 0 ? { under: ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'] } : {};

export interface MountOutcomes {
  /** This machine lets us mount: what is started under these circumstances cannot write to the folder. */
  readonly can: (circumstances: Circumstances) => Promise<void>;
  readonly cannot: (reason: string) => void;
}

/** A folder as a disk that is mounted read-only, where the machine lets us. Where it must, a refusal fails the scenario. */
export const onReadOnlyDisk = (folder: string, outcomes: MountOutcomes): Promise<void> =>
  onMount(mountedAs('ro', folder), outcomes);

/** A folder as a disk with so much room. What is on it when the process has ended is copied to `copy`: the disk ends with it. */
export const onSmallDisk = (
  { folder, size, copy }: { readonly folder: string; readonly size: string; readonly copy: string },
  outcomes: MountOutcomes,
): Promise<void> =>
  onMount(mountedAs(`size=${size}`, folder, `"$@"; code=$?; cp -a '${folder}/.' '${copy}'; exit $code`), outcomes);

async function onMount(under: StartedUnder, { can, cannot }: MountOutcomes): Promise<void> {
  const refusal = whyNoMount(under);
  if (refusal === null) await can({ under });
  else cannot(refusal);
}

type StartedUnder = readonly [string, ...string[]];

/** Starts what follows where `folder` is a mount of its own. */
const mountedAs = (option: string, folder: string, start = 'exec "$@"'): StartedUnder => [
  'unshare',
  ...['-rm', 'sh', '-c', `mount -t tmpfs -o ${option} none '${folder}' || exit 99; ${start}`, 'sh'],
];

function whyNoMount([command, ...args]: StartedUnder): string | null {
  const { error, status, stderr } = spawnSync(command, [...args, 'true'], { encoding: 'utf8' });
  if (error === undefined && status === 0) return null;
  const reason = error?.message ?? stderr.trim();
  if (process.env['REQUIRE_READ_ONLY_MOUNT'] !== undefined) throw new Error(reason);
  return reason;
}

/** With so many open files at most. */
export const withFiles = (most: number): Circumstances => ({ under: ['prlimit', `--nofile=${most}:${most}`] });
