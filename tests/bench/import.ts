import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { prepareApp } from '@/e2e/support/app'
import { anyFreePort } from '@/launcher/port.mjs'
import { fields } from '@/server/bank-files/rules'
import { send } from './load'

// `npm run bench -- import`: one file of very many questions through the whole app: time, and the most memory that its
// process holds meanwhile, beside what it held before.
const { values } = parseArgs({
  args: process.argv.slice(2).filter((one) => one !== 'import'),
  options: { rows: { type: 'string', default: '100000' } },
})
const rows = Number(values.rows)
const importFields = fields.filter((one) => !['anchor2', 'anchor4', 'followUps'].includes(one))

const words = readFileSync('seed/bank/ai-safety-systems-engineer.json', 'utf8').match(/[a-z]{4,}/g) ?? []

const app = await prepareApp({ port: await anyFreePort(), demo: true })
process.env.DATABASE_URL = app.databaseUrl
process.env.EVENHAND_SECRET = app.secret
process.env.NEXTAUTH_URL = app.address
const { signInAs } = await import('./arrange')
const { closePool } = await import('@/db/client')
const sql = postgres(app.databaseUrl, { max: 1, onnotice: () => {} })

try {
  await app.start()
  await run()
} finally {
  await sql.end({ timeout: 5 })
  await closePool()
  await app.stop()
}

function inMiB(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`
}

async function run(): Promise<void> {
  const [manager] = await signInAs(sql, 'manager', 1, app.secret)
  if (!manager) throw new Error('the planted organization has no manager')
  const headers = { cookie: manager.cookie, origin: app.address, 'sec-fetch-site': 'same-origin' }
  const call = (procedure: string, json: object) =>
    send(`${app.address}/api/trpc/bankFiles.${procedure}`, { cookie: manager.cookie, json: { json } })
  // Once around in small, so that what is loaded at first use is loaded.
  const upload = async (count: number, name: string) => {
    const answer = await fetch(`${app.address}/api/upload?for=bank`, {
      method: 'POST',
      headers: { ...headers, 'x-file-name': `${name}.csv` },
      body: Readable.toWeb(Readable.from(csvOf(count, name))) as never,
      duplex: 'half',
    } as RequestInit)
    const { id, message } = (await answer.json()) as { id?: string; message?: string }
    if (!id) throw new Error(message)
    return id
  }
  const check = (importId: string) => call('check', { importId, fields: importFields })
  const confirm = (importId: string) =>
    call('import', {
      importId,
      categories: [],
      competencies: [],
      changed: 'update',
      same: 'import',
      withoutFaulty: false,
      publish: false,
    })
  const first = await upload(100, 'warm')
  await check(first)
  await confirm(first)
  await call('takeBack', { importId: first })

  const restBytes = heldBytes()
  console.info(`${rows.toLocaleString('en')} questions as CSV; the app holds ${inMiB(restBytes)} before`)
  const step = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    let peak = heldBytes()
    const timer = setInterval(() => {
      peak = Math.max(peak, heldBytes())
    }, 50)
    const began = performance.now()
    try {
      return await act()
    } finally {
      clearInterval(timer)
      const seconds = (performance.now() - began) / 1000
      console.info(
        `${name.padEnd(12)} ${seconds.toFixed(1).padStart(7)} s   peak ${inMiB(peak)}   ${inMiB(peak - restBytes)} more`,
      )
    }
  }
  const id = await step('upload', () => upload(rows, 'large'))
  const [{ bytes } = { bytes: 0 }] = await sql<
    { bytes: number }[]
  >`select size_bytes as bytes from bank_imports where id = ${id}`
  console.info(`(the file has ${inMiB(bytes)})`)
  await step('check', () => check(id))
  await step('import', () => confirm(id))
  await step('export', async () => {
    const answer = await fetch(`${app.address}/api/bank/export?as=xlsx&which=newest`, { headers })
    let sent = 0
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) sent += part.byteLength
    console.info(`(the workbook has ${inMiB(sent)})`)
  })
  await step('take back', () => call('takeBack', { importId: id }))
}

/** What the app's process holds in memory now. */
function heldBytes(): number {
  const status = readFileSync(`/proc/${app.pid()}/status`, 'utf8')
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN)
}

/** Questions as long as the starter bank’s, of its words, each another one. */
function* csvOf(count: number, name: string): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let seed = 1
  const said = (length: number) =>
    Array.from({ length }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return words[seed % words.length]
    }).join(' ')
  let text = `${importFields.join(',')}\n`
  for (let at = 1; at <= count; at += 1) {
    const points = [said(12), said(12), said(12)].join('\n')
    text += `${name}-${at},Scenario-Based,advanced,8,Incident response,${said(24)} ${at}?,${said(45)},"${points}",${said(35)},${said(35)},${said(40)}\n`
    if (text.length < 65_536) continue
    yield encoder.encode(text)
    text = ''
  }
  yield encoder.encode(text)
}
