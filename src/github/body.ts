// Reads a request's body at a price that strangers cannot drive up: nothing is known of a sender before the whole body is there,
// so large bodies, which GitHub sends rarely, are read one after the other. Whoever waits is not read from meanwhile.
import PQueue from 'p-queue';

const LARGE = 1024 * 1024;

const largeOnes = new PQueue({ concurrency: 1 });

/** Exactly the bytes that were sent. Of more than `most` bytes the rest is not read; `broken off` is a sender who went away. */
export async function readBody(
  request: Request,
  most: number,
): Promise<Uint8Array | 'too large' | 'broken off'> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > most) return 'too large';
  if (!request.body) return new Uint8Array();
  const body = new Body(request.body.getReader());
  try {
    if (await body.readUpTo(LARGE)) return body.bytes();
    return await largeOnes.add(async () => ((await body.readUpTo(most)) ? body.bytes() : body.giveUp()));
  } catch {
    return 'broken off';
  }
}

class Body {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #parts: Uint8Array[] = [];
  #size = 0;

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader;
  }

  /** Whether that was all. */
  async readUpTo(most: number): Promise<boolean> {
    while (this.#size <= most) {
      const { done, value } = await this.#reader.read();
      if (done) return true;
      this.#parts.push(value);
      this.#size += value.length;
    }
    return false;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  giveUp(): 'too large' {
    this.#parts.length = 0;
    // Whatever the sender does now is no trouble of ours.
    this.#reader.cancel().catch(() => undefined);
    return 'too large';
  }
}
