// The environment as something that somebody typed: what is wrong with it is their input.
import { InputError } from './cli/tools.ts';
import { ConfigError } from './config.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Throws InputError with one line for everything that is wrong. */
export function fromEnvironment<T>(read: (env: Environment) => T, env: Environment): T {
  try {
    return read(env);
  } catch (error) {
    throw error instanceof ConfigError ? new InputError(error.message) : error;
  }
}
