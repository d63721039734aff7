import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { accepts, anyFreePort, isOwnAddress, isPortFree, nextFreePort } from '@/launcher/port.mjs'

const servers: net.Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))))

async function occupy(port: number, host: string): Promise<void> {
  const server = net.createServer()
  servers.push(server)
  await new Promise<void>((listening) => server.listen({ port, host }, listening))
}

test('a taken port is seen, and the next free one is taken instead', async () => {
  const port = await anyFreePort()
  expect(await isPortFree(port, '127.0.0.1')).toBe(true)
  expect(await nextFreePort(port, '127.0.0.1')).toBe(port)
  await occupy(port, '127.0.0.1')
  expect(await isPortFree(port, '127.0.0.1')).toBe(false)
  expect(await accepts(port)).toBe(true)
  expect(await nextFreePort(port, '127.0.0.1')).toBeGreaterThan(port)
})

test('a port that somebody has on another interface of this machine is left alone', async () => {
  const port = await anyFreePort()
  await occupy(port, '0.0.0.0')
  expect(await nextFreePort(port, '127.0.0.1')).toBeGreaterThan(port)
})

test('there is no port beyond the last', async () => {
  expect(await nextFreePort(65_536, '127.0.0.1')).toBeUndefined()
})

test('an address that this machine does not have is told from a taken port', async () => {
  expect(await isOwnAddress('127.0.0.1')).toBe(true)
  expect(await isOwnAddress(undefined)).toBe(true)
  expect(await isOwnAddress('192.0.2.1')).toBe(false)
  expect(await isOwnAddress('300.1.1.1')).toBe(false)
})
