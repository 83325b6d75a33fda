// Makes the compiler list every place that a new case of a closed union has to be thought through.

export function unreachable(value: never): never {
  throw new Error(`A case that should not exist: ${JSON.stringify(value)}`);
}
