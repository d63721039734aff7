import { parseArgs } from 'node:util'
import { complaint } from './program.mjs'

export const help = `npm start                    install, start the database, migrate, build, serve
npm start -- --no-demo       without the demo organization: the first visit sets up your own
npm start -- --port 8080     on this port (else PORT, else 3000 or the next free one)
npm start -- --host 0.0.0.0  on this address (else EVENHAND_HOST)
npm run dev                  the same with hot reload`

/**
 * What one start is to do.
 * @typedef {object} Options
 * @property {boolean} help only show what there is
 * @property {boolean} isDev with hot reload
 * @property {boolean} isEmbedded on a PostgreSQL of our own, since no DATABASE_URL is given
 * @property {boolean} isDemo with the demo organization and its one-click sign-in
 * @property {number} port the wished one
 * @property {boolean} isPortFirm whether another port would not do
 * @property {string | undefined} host the interface to listen on; undefined means all of them
 * @property {string | undefined} address what people type, where it is not derived from the port
 */

/**
 * @param {readonly string[]} args of the command line
 * @param {Record<string, string | undefined>} env
 * @returns {Options}
 */
export function readOptions(args, env) {
  const given = parse(args)
  const isEmbedded = !env.DATABASE_URL
  const isDemo = !given['no-demo'] && (env.EVENHAND_DEMO || (isEmbedded ? '1' : '0')) === '1'
  const port = given.port ?? (env.PORT || undefined)
  const address = env.NEXTAUTH_URL || undefined
  if (address && !URL.canParse(address)) {
    throw complaint(
      `NEXTAUTH_URL is ${address}; it has to be an address such as https://evenhand.example.org.`,
    )
  }
  return {
    help: given.help ?? false,
    isDev: given.dev ?? false,
    isEmbedded,
    isDemo,
    port: port === undefined ? 3000 : readPort(port),
    // A proxy in front, or whoever named the address, counts on this very port.
    isPortFirm: port !== undefined || address !== undefined,
    host:
      given.host ??
      (env.EVENHAND_HOST || undefined) ??
      (isDemo || isLoopback(address) ? '127.0.0.1' : undefined),
    address,
  }
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        dev: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        port: { type: 'string' },
        host: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw complaint(`${error.message}\n\n${help}`)
  }
}

function readPort(text) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw complaint(`${text} is no port. Ports are numbers from 1 to 65535.`)
  }
  return port
}

/** Without TLS nobody can sign in from elsewhere, so nobody else is listened to until an address is given. */
function isLoopback(address) {
  return !address || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname)
}
