// Stands between the App and its database server, and makes trouble on demand.
import net from 'node:net';

export interface Proxy {
  readonly port: number;
  /** `refuse` closes every connection at once, `swallow` answers nothing. */
  mode: 'pass' | 'refuse' | 'swallow';
  cut(): void;
  close(): Promise<unknown>;
}

export function openProxy(port: number, host: string): Promise<Proxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    if (proxy.mode === 'refuse') socket.destroy();
    if (proxy.mode !== 'pass') return;
    const onward = net.connect(port, host).on('error', () => socket.destroy());
    sockets.add(onward);
    socket.pipe(onward).pipe(socket);
    socket.on('close', () => onward.destroy());
  });
  const proxy: Proxy = {
    port: 0,
    mode: 'pass',
    cut() {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    close() {
      proxy.cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(Object.assign(proxy, { port: typeof address === 'object' && address ? address.port : 0 }));
    });
  });
}
