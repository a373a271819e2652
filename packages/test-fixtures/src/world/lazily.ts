/** Something that is made when it is first asked for. */
export interface Lazy<T> {
  readonly get: () => T;
  /** undefined while nobody has asked. */
  readonly made: T | undefined;
}

export function lazily<T extends object>(make: () => T): Lazy<T> {
  let made: T | undefined;
  return {
    get: () => (made ??= make()),
    get made() {
      return made;
    },
  };
}
