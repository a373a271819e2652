/** A setting by its path, `limits.maxLeverage`, as text before and after; null: there was none, or there is none any more. */
export interface ConfigChange {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}
