/** The configuration cannot be used; the message says which field and what to do. */
export class ConfigError extends Error {}
