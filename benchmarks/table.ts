// Prints a table, and a ratio beside its yardstick: absolute figures depend on the machine, ratios hardly.

export interface Row {
  readonly what: string;
  readonly perSecond: number;
}

export function printRatio(title: string, yardstick: Row, ours: readonly Row[]): void {
  console.log(`\n${title}\n`);
  for (const { what, perSecond } of [yardstick, ...ours]) {
    const ratio = perSecond / yardstick.perSecond;
    console.log(
      `  ${Math.round(perSecond).toLocaleString('en').padStart(10)}/s  ${ratio.toFixed(2).padStart(6)}×  ${what}`,
    );
  }
}

/** How many a second, over `count` of them; the best of three, so that one hiccup does not decide. */
export async function rate(count: number, work: () => Promise<void>): Promise<number> {
  let best = 0;
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    await work();
    best = Math.max(best, count / ((performance.now() - started) / 1000));
  }
  return best;
}
