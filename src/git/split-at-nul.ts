// Cuts a stream of bytes at its NULs: the one byte that no name, message or path in git can hold.

/** The texts between the NULs, in batches as the pieces arrive; what follows the last NUL is a batch of its own. */
export async function* splitAtNul(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes =
      rest.length === 0
        ? Buffer.from(piece.buffer, piece.byteOffset, piece.length)
        : Buffer.concat([rest, piece]);
    const texts: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      // Each text is decoded by itself: slices of one long string would keep all of it in memory.
      texts.push(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (texts.length > 0) yield texts;
  }
  if (rest.length > 0) yield [rest.toString('utf8')];
}
