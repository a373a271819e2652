/** Processor time of this process while the work goes on, its waits left out. */
export async function cpuUsOfAll(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
