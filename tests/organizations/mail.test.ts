import { once } from 'node:events'
import type net from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { requestPasswordReset, resetPassword } from '@/server/organizations/account'
import { inviteMember } from '@/server/organizations/invitations'
import { owner } from '../support/database'
import { as, makeOrganization } from '../support/makers'
import { enter, firstAdmin, setUpFirst } from './entering'

type Received = { to: string[]; text: string }
const received: Received[] = []
const postOffice = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, session, done) => {
    void text(stream).then((content) => {
      // Long lines are sent folded, with a trailing "=" as quoted-printable has it.
      const unfolded = content.replaceAll('=\r\n', '').replaceAll('=3D', '=')
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: unfolded })
      done()
    })
  },
})

beforeAll(async () => {
  postOffice.listen(0, '127.0.0.1')
  await once(postOffice.server, 'listening')
  // The settings of a process are read once; no test of this file has asked for them yet.
  process.env.SMTP_URL = `smtp://127.0.0.1:${(postOffice.server.address() as net.AddressInfo).port}`
  await setUpFirst()
})
afterAll(() => new Promise<void>((closed) => postOffice.close(closed)))
beforeEach(() => {
  received.length = 0
})

test('mails an invitation with its link', async () => {
  const admin = await makeOrganization()
  const made = await as(admin, (db) =>
    inviteMember(db, admin, { email: 'new@example.org', role: 'reviewer' }),
  )
  expect(made.mailed).toBe(true)
  expect(received).toHaveLength(1)
  expect(received[0]!.to).toEqual(['new@example.org'])
  expect(received[0]!.text).toContain(made.link)
})

test('mails a link for a forgotten password to who has an account, and nothing to who has none', async () => {
  await requestPasswordReset('nobody@first-light.example')
  await requestPasswordReset(firstAdmin.email)
  await expect.poll(() => received.length).toBe(1)
  expect(received[0]!.to).toEqual([firstAdmin.email])
  const token = /\/reset-password\/([\w-]+)/.exec(received[0]!.text)?.[1]
  await resetPassword(token!, 'a password from a mail')
  expect(await enter(firstAdmin.email, 'a password from a mail')).toBeTruthy()
})

test('counts requests for an address, so that nobody can flood a mailbox', async () => {
  await owner`delete from attempts`
  const ask = () => requestPasswordReset('flooded@first-light.example')
  const answers = []
  for (let at = 0; at < 15; at += 1)
    answers.push(
      await ask().then(
        () => 'sent',
        (error: Error) => error.message,
      ),
    )
  expect(answers.at(0)).toBe('sent')
  expect(answers.at(-1)).toMatch(/Too many/)
})
