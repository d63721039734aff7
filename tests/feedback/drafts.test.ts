import { once } from 'node:events'
import type net from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { changeCandidate } from '@/server/candidates/candidates'
import { findFeedback, saveFeedback } from '@/server/feedback/drafts'
import { sendFeedback } from '@/server/feedback/sendings'
import { reviseScore } from '@/server/sessions/revise'
import { owner } from '@/tests/support/database'
import {
  as,
  type MadePanel,
  makeMember,
  makeOrganization,
  makePanel,
  makeSeats,
} from '@/tests/support/makers'
import { scoreSession } from '../compare/arrange'
import { refusalIn } from '../sessions/acts'

const received: { to: string[]; text: string }[] = []
let isFull = false
const postOffice = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_, __, done) => done(isFull ? new Error('full') : null),
  onData: (stream, session, done) => {
    void text(stream).then((content) => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: content })
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
  isFull = false
})

/** Two candidates; the first is open, the second waits for one scorecard. */
async function makeHalfOpen() {
  const panel = await makePanel(await makeOrganization(), { candidates: 2 })
  const [first, second] = panel.sessions.map((one) => one.id) as [string, string]
  await scoreSession(panel, first, [
    [5, 4, 1],
    [5, 4, 2],
  ])
  await scoreSession(panel, second, [[5, 5, 5], null])
  return panel
}

const of = ({ jobId, applications }: MadePanel, at = 0) => ({
  jobId,
  applicationId: applications[at]!.applicationId,
})
const find = (panel: MadePanel, at = 0, member: Member = panel.manager) =>
  as(member, (db) => findFeedback(db, member, of(panel, at)))
const save = (panel: MadePanel, words: string, lastSeen: number, member: Member = panel.manager) =>
  as(member, (db) => saveFeedback(db, member, { ...of(panel), text: words, lastSeen }))
const send = (panel: MadePanel, number: number, way: 'by mail' | 'by hand') =>
  as(panel.manager, (db) => sendFeedback(db, panel.manager, { ...of(panel), number, way }))

describe('the draft that is offered', () => {
  test('is made of opened evaluations alone, and names nobody who interviewed', async () => {
    const panel = await makeHalfOpen()
    const { suggestion, interviewers } = await find(panel)
    expect(suggestion).toContain('Anchor 5')
    expect(interviewers).toEqual(panel.interviewers.map((one) => one.name).toSorted())
    for (const { name } of panel.interviewers) expect(suggestion).not.toContain(name)
    expect((await find(panel, 1)).suggestion).toBeNull()
  })

  test('takes the last word of who revised a score', async () => {
    const panel = await makeHalfOpen()
    for (const seat of await makeSeats(panel.interviewers, panel.sessions[0]!.id))
      await as(seat.member, (db) =>
        reviseScore(db, seat, {
          sessionId: seat.sessionId,
          setItemId: panel.setItemIds[0]!,
          value: 2,
          notAssessed: null,
          reason: 'Heard it wrong.',
        }),
      )
    expect((await find(panel)).suggestion).not.toContain('Anchor 5')
  })
})

describe('saving', () => {
  test('makes the next version, who and when with it, and seals the words', async () => {
    const panel = await makeHalfOpen()
    expect(await save(panel, 'First words.', 0)).toEqual({ number: 1 })
    expect(await save(panel, 'Second words.', 1)).toEqual({ number: 2 })
    expect((await find(panel)).versions).toMatchObject([
      { number: 2, text: 'Second words.', writtenBy: panel.manager.name },
      { number: 1, text: 'First words.' },
    ])
    const [row] =
      await owner`select string_agg(encode(sealed_text, 'escape'), '') as sealed from feedback_drafts`
    expect(row!.sealed).not.toContain('words')
  })

  test('over a version that one has not seen is refused, also when two save at once', async () => {
    const panel = await makeHalfOpen()
    const both = await Promise.allSettled([save(panel, 'One.', 0), save(panel, 'Two.', 0)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalIn(save(panel, 'Three.', 0))).toMatchObject({ kind: 'conflict' })
    expect((await find(panel)).versions).toHaveLength(1)
  })

  test('is for the managers of the job’s team', async () => {
    const panel = await makeHalfOpen()
    for (const member of [panel.admin, panel.interviewers[0]!]) {
      expect(await refusalIn(save(panel, 'Words.', 0, member))).toMatchObject({ kind: 'not allowed' })
      expect(await refusalIn(find(panel, 0, member))).toMatchObject({ kind: 'not allowed' })
    }
    for (const member of [await makeMember(panel.admin, 'manager'), await makeOrganization()])
      expect(await refusalIn(find(panel, 0, member))).toMatchObject({ kind: 'not found' })
  })

  test('is refused for an application of another job', async () => {
    const panel = await makeHalfOpen()
    const other = await makePanel(panel.admin)
    const { applicationId } = other.applications[0]!
    const asked = as(panel.manager, (db) =>
      findFeedback(db, panel.manager, { jobId: panel.jobId, applicationId }),
    )
    expect(await refusalIn(asked)).toMatchObject({ kind: 'not found' })
  })
})

describe('giving', () => {
  const address = 'noor@example.org'
  const withAddress = async () => {
    const panel = await makeHalfOpen()
    const { candidateId } = panel.applications[0]!
    await as(panel.manager, (db) =>
      changeCandidate(db, panel.manager, { candidateId, name: 'Noor Haddad', email: address, links: [] }),
    )
    await save(panel, 'Thank you, Noor.', 0)
    return panel
  }

  test('mails the newest version to the candidate, once, and keeps who, when and how', async () => {
    const panel = await withAddress()
    await send(panel, 1, 'by mail')
    expect(received).toMatchObject([{ to: [address], text: expect.stringContaining('Thank you, Noor.') }])
    await send(panel, 1, 'by hand')
    expect((await find(panel)).sendings).toMatchObject([
      { number: 1, way: 'by hand', sentBy: panel.manager.name },
      { number: 1, way: 'by mail' },
    ])
    expect(received).toHaveLength(1)
  })

  test('is refused for a version that is not the newest, or is none', async () => {
    const panel = await withAddress()
    await save(panel, 'Thank you, dear Noor.', 1)
    expect(await refusalIn(send(panel, 1, 'by mail'))).toMatchObject({ kind: 'conflict' })
    expect(await refusalIn(send(panel, 3, 'by mail'))).toMatchObject({ kind: 'not found' })
    expect(received).toEqual([])
  })

  test('leaves nothing behind when the mail is not taken', async () => {
    const panel = await withAddress()
    isFull = true
    expect(await refusalIn(send(panel, 1, 'by mail'))).toMatchObject({
      kind: 'not now',
      message: expect.stringContaining('nothing was sent'),
    })
    expect((await find(panel)).sendings).toEqual([])
  })

  test('by mail is refused where no address is known', async () => {
    const panel = await makeHalfOpen()
    await save(panel, 'Thank you.', 0)
    expect((await find(panel)).whyNotMail).toContain('No address of the candidate is known')
    expect(await refusalIn(send(panel, 1, 'by mail'))).toMatchObject({ kind: 'not now' })
  })
})

test('after an erasure nothing of it can be read', async () => {
  const panel = await makeHalfOpen()
  await save(panel, 'First words.', 0)
  await owner`delete from candidate_keys where candidate_id = ${panel.applications[0]!.candidateId}`
  expect(await refusalIn(find(panel))).toMatchObject({ kind: 'not found' })
})
