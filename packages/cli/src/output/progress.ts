import { Presets, SingleBar } from 'cli-progress';
import type { OutputStream } from './terminal';

/** Shows how far a run has come. */
export interface Progress {
  /** @param part from 0 to 1 */
  show(part: number, note: string): void;
  /** Takes the line away again. */
  clear(): void;
}

/** On a terminal one line that is rewritten; anywhere else a plain line at each quarter. */
export const createProgress = (stream: OutputStream, title: string): Progress =>
  stream.isTTY === true ? bar(stream, title) : quarters(stream, title);

function bar(stream: OutputStream, title: string): Progress {
  const line = new SingleBar(
    {
      format: `${title} {bar} {percentage} %  {note}`,
      stream,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 28,
      linewrap: null,
    },
    Presets.shades_classic,
  );
  line.start(1_000, 0, { note: '' });
  return {
    show: (part, note) => line.update(Math.round(part * 1_000), { note }),
    clear: () => line.stop(),
  };
}

function quarters(stream: OutputStream, title: string): Progress {
  let shown = 0;
  return {
    show(part, note) {
      const quarter = Math.floor(part * 4);
      if (quarter <= shown) return;
      shown = quarter;
      stream.write(`${title} ${quarter * 25} %  ${note}\n`);
    },
    clear: () => undefined,
  };
}
