/** A server that listens on this machine. */
export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** All memory of its process, in bytes. */
  residentBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Of this process. */
export const residentBytes = async (): Promise<number> => process.memoryUsage().rss;
