import { once } from 'node:events'
import type net from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCandidate } from '@/server/candidates/candidates'
import { listLinks, makeLinks, sendLinks } from '@/server/impact/links'
import { owner } from '@/tests/support/database'
import { as, makeApplication, makePanel } from '@/tests/support/makers'
import { refusalIn } from '../sessions/acts'
import { makePool } from './arrange'

type Received = { to: string[]; text: string }
const received: Received[] = []
const postOffice = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, session, done) => {
    void text(stream).then((content) => {
      received.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        text: content.replaceAll('=\r\n', '').replaceAll('=3D', '='),
      })
      done()
    })
  },
})

beforeAll(async () => {
  postOffice.listen(0, '127.0.0.1')
  await once(postOffice.server, 'listening')
  process.env.SMTP_URL = `smtp://127.0.0.1:${(postOffice.server.address() as net.AddressInfo).port}`
})
afterAll(() => new Promise<void>((closed) => postOffice.close(closed)))
beforeEach(() => {
  received.length = 0
})

test('a link is made once, is shown again, and stands nowhere in the database as it is', async () => {
  const { manager, jobId } = await makePool()
  const { applicationId } = await makeApplication(manager, jobId)
  const make = () => as(manager, (db) => makeLinks(db, manager, { jobId, applicationIds: [applicationId] }))
  const [made] = await make()
  expect(made?.link).toMatch(/\/about-you\/[\w-]{40,}$/)
  expect(await make()).toEqual([made])
  const { candidates } = await as(manager, (db) => listLinks(db, manager, jobId))
  expect(candidates).toEqual([made])
  const token = made!.link!.split('/').at(-1)!
  const [row] =
    await owner`select token_hash, encode(sealed_token, 'escape') as sealed from self_report_links`
  expect(JSON.stringify(row)).not.toContain(token)
  const [entry] = await owner`select detail from audit_entries where action = 'made self-report links'`
  expect(entry).toEqual({ detail: { links: 1 } })
})

test('links are mailed to those who have an address, and who got none is said', async () => {
  const { manager, jobId } = await makePool()
  const email = 'noor@example.org'
  await as(manager, (db) => createCandidate(db, manager, { name: 'Noor Haddad', email, links: [], jobId }))
  await makeApplication(manager, jobId, 'No Address')
  const { candidates, mail } = await as(manager, (db) => listLinks(db, manager, jobId))
  expect(mail).toBe(true)
  const applicationIds = candidates.map((one) => one.applicationId)
  expect(await as(manager, (db) => sendLinks(db, manager, { jobId, applicationIds }))).toEqual({
    sent: 1,
    notSent: [{ candidate: 'No Address', why: 'no address is known' }],
  })
  expect(received).toHaveLength(1)
  expect(received[0]!.to).toEqual([email])
  const after = await as(manager, (db) => listLinks(db, manager, jobId))
  expect(received[0]!.text).toContain(after.candidates[0]!.link)
})

test('nobody is asked while there is nothing to ask, and nobody of another job', async () => {
  const panel = await makePanel((await makePool()).admin, { candidates: 1 })
  const { manager, jobId, applications } = panel
  const other = await makePool()
  const ask = (applicationId: string) =>
    as(manager, (db) => makeLinks(db, manager, { jobId, applicationIds: [applicationId] }))
  const { applicationId } = await makeApplication(other.manager, other.jobId)
  expect(await refusalIn(ask(applicationId))).toMatchObject({ kind: 'not found' })
  await owner`update self_report_questions set archived_at = now()`
  expect(await refusalIn(ask(applications[0]!.applicationId))).toMatchObject({ kind: 'not now' })
})
