import net from 'node:net'

/**
 * Whether a server could listen there now.
 * @param {number} port
 * @param {string} [host] without it, every interface
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/**
 * Whether this machine has the address at all, on whatever port.
 * @param {string | undefined} host without it, every interface
 * @returns {Promise<boolean>}
 */
export function isOwnAddress(host) {
  return isPortFree(0, host)
}

/**
 * Whether something accepts connections there.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function accepts(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 2000 })
    const ended = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => ended(true))
    socket.once('error', () => ended(false))
    socket.once('timeout', () => ended(false))
  })
}

/**
 * A port on 127.0.0.1 that nobody uses at this moment.
 * @returns {Promise<number>}
 */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/**
 * As many free ports, each another one.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const ports = new Set()
  while (ports.size < count) ports.add(await anyFreePort())
  return [...ports]
}

/**
 * The wished port if it is free on the host and on both loopback addresses (`localhost` may mean either, and a
 * wildcard would shadow them), else the next free one of the hundred after it.
 * @param {number} wished
 * @param {string} [host]
 * @returns {Promise<number | undefined>}
 */
export async function nextFreePort(wished, host) {
  for (let port = wished; port < wished + 100 && port <= 65535; port++) {
    if ((await isPortFree(port, host)) && !(await accepts(port)) && !(await accepts(port, '::1'))) return port
  }
  return undefined
}
