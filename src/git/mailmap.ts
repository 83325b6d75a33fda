// Corrects signatures in messages by the project's `.mailmap`, as git itself does for authors.
import { SourceError } from '../flow/source.ts';
import { askGit } from './command.ts';
import type { Signed } from './commits.ts';
import { inClone } from './open.ts';
import type { Clone } from './open.ts';
import type { Signature } from './robot.ts';

/** Who a signature belongs to. */
export type Mailmap = (signature: Signature) => Signed;

/** Asks git about all signatures at once. Those without an address stay as they are. */
export async function readMailmap(clone: Clone, signatures: readonly Signature[]): Promise<Mailmap> {
  const asked = [...new Set(signatures.filter(({ address }) => address !== '').map(asLine))];
  const corrected = new Map<string, Signature>();
  if (asked.length > 0) {
    const input = `${asked.join('\n')}\n`;
    const answer = await askGit({ ...inClone(clone, ['check-mailmap', '--stdin']), input });
    const lines = answer?.split('\n') ?? [];
    if (lines.length !== asked.length) {
      throw new SourceError(
        `${clone.gitFolder}: git could not apply the .mailmap; expected one corrected name for each of ${asked.length} reviewers`,
      );
    }
    for (const [place, line] of lines.entries()) corrected.set(asked[place] ?? '', fromLine(line));
  }
  return (signature) => ({
    ...(corrected.get(asLine(signature)) ?? signature),
    rawAddress: signature.address,
  });
}

function asLine({ name, address }: Signature): string {
  return `${name} <${address}>`;
}

function fromLine(line: string): Signature {
  const start = line.lastIndexOf('<');
  return { name: line.slice(0, start).trim(), address: line.slice(start + 1, line.lastIndexOf('>')) };
}
