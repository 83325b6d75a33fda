// Where a process ends itself, right before or right after one call of one port, without a goodbye, as when power fails. Or where
// it stands still until it is told to go on, as when its machine was asleep.

/** `before` or `after`, the port and its method, what the call is about if that matters, and which such call it is: `after deeds.claim welcome@2`. */
export type Failpoint = `${'' | 'halt '}${'before' | 'after'} ${string}`;

export class Failpoints {
  #armed: { readonly point: string; readonly isHalt: boolean; left: number } | null = null;

  arm(failpoint: Failpoint): void {
    const isHalt = failpoint.startsWith('halt ');
    const [point = '', count = '1'] = failpoint.replace('halt ', '').split('@');
    this.#armed = { point, isHalt, left: Number(count) };
  }

  async reach(place: string, subject?: string): Promise<void> {
    const isHere = this.#armed?.point === place || this.#armed?.point === `${place} ${subject ?? ''}`;
    if (!this.#armed || !isHere || --this.#armed.left > 0) return;
    const { isHalt } = this.#armed;
    this.#armed = null;
    process.send?.('reached');
    process.kill(process.pid, isHalt ? 'SIGSTOP' : 'SIGKILL');
    if (!isHalt) await new Promise(() => undefined);
  }

  /** The same port, with two places to die at for each call. */
  around<Port extends object>(name: string, port: Port): Port {
    const wrapped = Object.entries(methodsOf(port)).map(([method, call]) => {
      if (GIVES_NO_PROMISE.has(method)) return [method, call.bind(port)] as const;
      const guarded = async (...parts: unknown[]): Promise<unknown> => {
        const subject = subjectOf(parts[0]);
        await this.reach(`before ${name}.${method}`, subject);
        const result: unknown = await call.apply(port, parts);
        await this.reach(`after ${name}.${method}`, subject);
        return result;
      };
      return [method, guarded] as const;
    });
    return Object.assign(Object.create(port) as Port, Object.fromEntries(wrapped));
  }
}

/** Who calls these does not wait, so nobody can die there. */
const GIVES_NO_PROMISE = new Set(['landedChanges', 'patience']);

type Method = (...parts: unknown[]) => unknown;

/** Own ones and those of a class. */
function methodsOf(port: object): Record<string, Method> {
  const own = Object.getOwnPropertyNames(port);
  const ofClass = Object.getOwnPropertyNames(Object.getPrototypeOf(port) as object);
  const methods = [...own, ...ofClass].flatMap((name) => {
    const value: unknown = Reflect.get(port, name);
    const isMethod = typeof value === 'function' && !(name in Object.prototype);
    return isMethod ? [[name, value as Method] as const] : [];
  });
  return Object.fromEntries(methods);
}

/** A key names first what it is for: `welcome:1:42`. */
function subjectOf(first: unknown): string | undefined {
  const isKeyed = typeof first === 'object' && first !== null && 'key' in first;
  return isKeyed && typeof first.key === 'string' ? first.key.split(':')[0] : undefined;
}
