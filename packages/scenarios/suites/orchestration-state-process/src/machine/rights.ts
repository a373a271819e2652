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
export async function onReadOnlyDisk(folder: string, { can, cannot }: MountOutcomes): Promise<void> {
  const under = onReadOnlyMount(folder);
  const refusal = whyNoMount(under);
  if (refusal === null) await can({ under });
  else cannot(refusal);
}

/** Starts what follows where `folder` is a mount that cannot be written. */
const onReadOnlyMount = (folder: string): readonly [string, ...string[]] => [
  'unshare',
  ...['-rm', 'sh', '-c', `mount -t tmpfs -o ro none '${folder}' || exit 99; exec "$@"`, 'sh'],
];

function whyNoMount([command, ...args]: readonly [string, ...string[]]): string | null {
  const { error, status, stderr } = spawnSync(command, [...args, 'true'], { encoding: 'utf8' });
  if (error === undefined && status === 0) return null;
  const reason = error?.message ?? stderr.trim();
  if (process.env['REQUIRE_READ_ONLY_MOUNT'] !== undefined) throw new Error(reason);
  return reason;
}
