/** Where secrets are kept. A secret is asked for when it is needed, goes to whoever needs it, and is never logged or stored. */
export interface SecretSource {
  /** As it is now, so that a renewed one is found; null: there is none of this name. @throws ConfigError ConfigFileUnreadable */
  secret(name: string): string | null;
}
