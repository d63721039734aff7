import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createSaver } from '@/app/(room)/sessions/[sessionId]/_saving/saver'
import type { SendOutcome } from '@/app/(room)/sessions/[sessionId]/_saving/send'
import { fieldOf, type Write } from '@/app/(room)/sessions/[sessionId]/_saving/writes'

// The way to the server is replaced by a small server that keeps the promises of the real one, on a bad line.
const line = vi.hoisted(() => ({
  send: (_entryId: string, _write: unknown, _version: number): Promise<unknown> => Promise.resolve(),
  submit: (_confirmMissing: boolean): Promise<unknown> => Promise.resolve('done'),
  isSignedOut: () => Promise.resolve(false),
}))
vi.mock('@/app/(room)/sessions/[sessionId]/_saving/send', () => ({
  sendSubmission: (_place: unknown, confirmMissing: boolean) => line.submit(confirmMissing),
  sendWrite: (_place: unknown, entryId: string, write: Write, version: number) =>
    line.send(entryId, write, version),
  readRoom: () => Promise.reject(new Error('no room here')),
  isSignedOut: () => line.isSignedOut(),
}))

const emptyRecord = {
  scores: [],
  points: [],
  followUps: [],
  notes: [],
  recommendation: { recommendation: null, comment: '', version: 0 },
  revisions: [],
}
const makeSaver = () => createSaver({ sessionId: 'session', memberId: 'member', record: emptyRecord })
const score = (value: number, setItemId = 'item'): Write => ({
  kind: 'score',
  setItemId,
  value,
  notAssessed: null,
})
const noteText = (text: string): Write => ({
  kind: 'note',
  noteId: 'note',
  setItemId: 'item',
  pointId: null,
  text,
  unplanned: null,
})

function makeServer() {
  const entries = new Map<string, number>()
  const fields = new Map<string, { write: Write; version: number }>()
  const applied: { entryId: string; write: Write }[] = []
  const apply = (entryId: string, write: Write, version: number): SendOutcome => {
    const before = entries.get(entryId)
    if (before !== undefined) return { sent: 'done', version: before }
    const current = fields.get(fieldOf(write))?.version ?? 0
    if (current !== version)
      return {
        sent: 'refused',
        message: 'conflict',
        fields: { version: String(current), value: '5' },
        closes: false,
      }
    entries.set(entryId, version + 1)
    fields.set(fieldOf(write), { write, version: version + 1 })
    applied.push({ entryId, write })
    return { sent: 'done', version: version + 1 }
  }
  return { entries, fields, applied, apply }
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

describe('saver', () => {
  test('paints at once and counts as saved only when the server has answered', async () => {
    const server = makeServer()
    line.send = async (...change) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return server.apply(change[0], change[1] as Write, change[2])
    }
    const saver = makeSaver()
    saver.write(score(4))
    expect(saver.state().fields.get('score:item')).toEqual(score(4))
    expect(saver.state().unsent).toBe(1)
    await vi.advanceTimersByTimeAsync(60)
    expect(saver.state().unsent).toBe(0)
  })

  test('gathers typing into one change, and sends at once when the field is left', async () => {
    const server = makeServer()
    line.send = async (entryId, write, version) => server.apply(entryId, write as Write, version)
    const saver = makeSaver()
    for (const text of ['n', 'no', 'not', 'note']) saver.write(noteText(text), 600)
    await vi.advanceTimersByTimeAsync(599)
    expect(server.applied).toHaveLength(0)
    saver.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.applied.map((one) => one.write)).toEqual([noteText('note')])
  })

  test('sends again under the same id when the answer was lost, and applies it once', async () => {
    const server = makeServer()
    const ids: string[] = []
    line.send = async (entryId, write, version) => {
      ids.push(entryId)
      const outcome = server.apply(entryId, write as Write, version)
      return ids.length < 3 ? { sent: 'unreachable' } : outcome
    }
    const saver = makeSaver()
    saver.write(score(2))
    await vi.advanceTimersByTimeAsync(1)
    expect(saver.state()).toMatchObject({ link: 'offline', unsent: 1 })
    await vi.advanceTimersByTimeAsync(30_000)
    expect(new Set(ids).size).toBe(1)
    expect(ids).toHaveLength(3)
    expect(server.applied).toHaveLength(1)
    expect(saver.state()).toMatchObject({ link: 'on', unsent: 0 })
  })

  test('a conflict shows what stands and offers one’s own again', async () => {
    const server = makeServer()
    server.fields.set('score:item', { write: score(5), version: 3 })
    line.send = async (entryId, write, version) => server.apply(entryId, write as Write, version)
    const saver = makeSaver()
    saver.write(score(1))
    await vi.advanceTimersByTimeAsync(1)
    const [notice] = saver.state().notices
    expect(saver.state().fields.get('score:item')).toEqual(score(5))
    expect(notice?.again).toEqual(score(1))
    saver.write(notice!.again!)
    await vi.advanceTimersByTimeAsync(1)
    expect(server.fields.get('score:item')).toEqual({ write: score(1), version: 4 })
  })

  test('keeps a text that the server would refuse, and sends it once it is shortened', async () => {
    const server = makeServer()
    line.send = async (entryId, write, version) => server.apply(entryId, write as Write, version)
    const saver = makeSaver()
    for (const text of ['x'.repeat(20_001), 'a\u0000', '\ud800']) {
      saver.write(noteText(text))
      expect(await saver.saveAll()).toBe(false)
      await vi.advanceTimersByTimeAsync(30_000)
      expect(saver.state()).toMatchObject({ link: 'on', unsent: 1, held: 1, notices: [] })
      expect(saver.state().fields.get('note:note')).toEqual(noteText(text))
    }
    saver.write(score(3))
    await vi.advanceTimersByTimeAsync(1)
    expect(server.applied.map((one) => one.write)).toEqual([score(3)])
    saver.write(noteText('x'.repeat(20_000)))
    await vi.advanceTimersByTimeAsync(1)
    expect(saver.state()).toMatchObject({ unsent: 0, held: 0 })
    expect(server.applied).toHaveLength(2)
  })

  test('typing goes on in the second note when both texts are kept', async () => {
    const sent: [Write, number][] = []
    line.send = async (_entryId, write, version) => {
      sent.push([write as Write, version])
      await new Promise((resolve) => setTimeout(resolve, 10))
      return sent.length === 1
        ? { sent: 'done', version: 1, noteId: 'second', bothKept: true }
        : { sent: 'done', version: version + 1 }
    }
    const saver = makeSaver()
    saver.write(noteText('from the phone'))
    await vi.advanceTimersByTimeAsync(1)
    saver.write(noteText('from the phone, and more'))
    await vi.advanceTimersByTimeAsync(100)
    expect(sent[1]).toEqual([{ ...noteText('from the phone, and more'), noteId: 'second' }, 1])
    expect(saver.state().slots.get('second')).toBe('note')
    expect(saver.state().unsent).toBe(0)
  })

  test('a closed scorecard takes nothing more and tells what was not recorded', async () => {
    line.send = async () => ({ sent: 'refused', message: 'submitted elsewhere', fields: {}, closes: true })
    const saver = makeSaver()
    saver.write(noteText('too late'), 600)
    saver.write(score(3))
    await vi.advanceTimersByTimeAsync(1)
    expect(saver.state()).toMatchObject({ closed: 'submitted elsewhere', unsent: 0 })
    expect(saver.state().notices[0]?.lost).toEqual([score(3), noteText('too late')])
    expect(await saver.saveAll()).toBe(false)
  })

  test('on a line that loses requests and answers, the server ends with the last values, each act applied once', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      let at = seed
      // mulberry32: the seed printed with a failure replays it.
      const random = () => {
        at = (at + 0x6d2b79f5) | 0
        let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
      }
      const server = makeServer()
      let bad = true
      line.send = async (entryId, write, version) => {
        await new Promise((resolve) => setTimeout(resolve, random() * 300))
        if (bad && random() < 0.3) return { sent: 'unreachable' }
        const outcome = server.apply(entryId, write as Write, version)
        await new Promise((resolve) => setTimeout(resolve, random() * 300))
        return bad && random() < 0.3 ? { sent: 'unreachable' } : outcome
      }
      const saver = makeSaver()
      const last = new Map<string, Write>()
      for (let act = 0; act < 40; act += 1) {
        const write =
          random() < 0.5 ? score(1 + Math.floor(random() * 5), `item ${act % 4}`) : noteText(`text ${act}`)
        saver.write(write, write.kind === 'note' ? 100 : 0)
        last.set(fieldOf(write), write)
        await vi.advanceTimersByTimeAsync(random() * 200)
      }
      bad = false
      saver.flush()
      await vi.advanceTimersByTimeAsync(120_000)
      expect(saver.state(), `seed ${seed}`).toMatchObject({ unsent: 0, link: 'on', notices: [] })
      for (const [field, write] of last)
        expect(server.fields.get(field)?.write, `seed ${seed}`).toEqual(write)
      expect(new Set(server.applied.map((one) => one.entryId)).size, `seed ${seed}`).toBe(
        server.applied.length,
      )
    }
  })

  describe('a submission that waits', () => {
    function makeLater(online: { is: boolean }) {
      const server = makeServer()
      const submitted: number[] = []
      line.send = async (entryId, write, version) =>
        online.is ? server.apply(entryId, write as Write, version) : { sent: 'unreachable' }
      line.submit = async () => {
        if (!online.is) return 'unreachable'
        submitted.push(server.applied.length)
        return 'done'
      }
      return { server, submitted, saver: makeSaver() }
    }

    test('goes in by itself, once, after every change that was made before and since', async () => {
      const online = { is: false }
      const { server, submitted, saver } = makeLater(online)
      saver.write(score(4))
      saver.submitLater(false)
      await vi.advanceTimersByTimeAsync(600_000)
      saver.write(score(2, 'other'))
      saver.write(noteText('still typing'), 600)
      await vi.advanceTimersByTimeAsync(0)
      expect(saver.state()).toMatchObject({ submission: 'waits', link: 'offline', unsent: 3 })
      expect(submitted).toEqual([])
      online.is = true
      saver.flush()
      await vi.advanceTimersByTimeAsync(60_000)
      expect(submitted).toEqual([3])
      expect(server.applied).toHaveLength(3)
      expect(saver.state()).toMatchObject({ submission: 'done', unsent: 0, link: 'on' })
    })

    test('is taken back by the person, and by a conflict that they have to look at first', async () => {
      const online = { is: false }
      const { submitted, saver } = makeLater(online)
      saver.submitLater(false)
      await vi.advanceTimersByTimeAsync(1000)
      saver.takeSubmissionBack()
      online.is = true
      await vi.advanceTimersByTimeAsync(60_000)
      expect(submitted).toEqual([])

      online.is = false
      saver.write(score(4))
      saver.submitLater(false)
      await vi.advanceTimersByTimeAsync(1000)
      line.send = async () => ({
        sent: 'refused',
        message: 'conflict',
        fields: { version: '3', value: '5' },
        closes: false,
      })
      online.is = true
      saver.flush()
      await vi.advanceTimersByTimeAsync(60_000)
      expect(submitted).toEqual([])
      expect(saver.state()).toMatchObject({ submission: 'none', unsent: 0 })
      expect(saver.state().notices.map((one) => one.text)).toEqual([
        'The scorecard was not submitted, so that you can look at this first.',
        'conflict',
      ])
    })

    test('what the server refuses is told, and not asked again', async () => {
      const { saver } = makeLater({ is: true })
      line.submit = async () => ({ message: 'Some questions have no score.', cause: null })
      saver.submitLater(false)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(saver.state()).toMatchObject({ submission: 'none' })
      expect(saver.state().notices.map((one) => one.text)).toEqual([
        'Not submitted. Some questions have no score.',
      ])
    })
  })

  describe('a sign-in that does not stand any more', () => {
    const signedOut = async () => ({ sent: 'signed out' })

    test('that has run out keeps what waits, and goes on with it', async () => {
      const server = makeServer()
      line.send = signedOut
      line.isSignedOut = () => Promise.resolve(false)
      const saver = makeSaver()
      saver.write(score(4))
      await vi.advanceTimersByTimeAsync(30_000)
      expect(saver.state()).toMatchObject({ link: 'signed out', unsent: 1, dropped: null, closed: null })
      line.send = async (entryId, write, version) => server.apply(entryId, write as Write, version)
      await saver.comeBack()
      await vi.advanceTimersByTimeAsync(1)
      expect(server.applied).toHaveLength(1)
    })

    test('that was ended on purpose drops what waits, says how much, and sends nothing more', async () => {
      const sent: string[] = []
      line.send = async (entryId) => {
        sent.push(entryId)
        return signedOut()
      }
      line.isSignedOut = () => Promise.resolve(true)
      const saver = makeSaver()
      saver.write(score(4))
      saver.write(noteText('half a sen'), 600)
      await vi.advanceTimersByTimeAsync(1)
      expect(saver.state()).toMatchObject({ dropped: 2, unsent: 0 })
      saver.write(score(2))
      saver.flush()
      await vi.advanceTimersByTimeAsync(600_000)
      expect(sent).toHaveLength(1)
      expect(saver.state()).toMatchObject({ dropped: 2, unsent: 0 })
    })

    test('that another tab has ended drops the same, and a late answer changes nothing', async () => {
      const server = makeServer()
      line.send = async (...change) => {
        await new Promise((resolve) => setTimeout(resolve, 50))
        return server.apply(change[0], change[1] as Write, change[2])
      }
      const saver = makeSaver()
      saver.write(score(4))
      saver.signOut()
      await vi.advanceTimersByTimeAsync(1000)
      expect(saver.state()).toMatchObject({ dropped: 1, unsent: 0 })
    })
  })

  describe('before the session has begun', () => {
    const startsAt = new Date(Date.now() + 5 * 3_600_000)
    const point = (heard: boolean): Write => ({ kind: 'point', setItemId: 'item', pointId: 'a', heard })

    function makeEarly() {
      const server = makeServer()
      const sent: string[] = []
      const early = { is: true }
      line.send = async (entryId, write, version) => {
        sent.push(entryId)
        return early.is ? { sent: 'too early', startsAt } : server.apply(entryId, write as Write, version)
      }
      return { server, sent, early, saver: makeSaver() }
    }

    test('keeps what was recorded, asks once, and sends it under the same id after the start', async () => {
      const { server, sent, early, saver } = makeEarly()
      saver.write(score(4))
      await vi.advanceTimersByTimeAsync(0)
      expect(saver.state()).toMatchObject({ asksToStart: startsAt, unsent: 1, closed: null, notices: [] })
      expect(saver.state().fields.get('score:item')).toEqual(score(4))
      saver.write(score(2, 'other'))
      await vi.advanceTimersByTimeAsync(20_000)
      expect(sent).toHaveLength(1)
      early.is = false
      saver.goOn()
      await vi.advanceTimersByTimeAsync(0)
      expect(saver.state()).toMatchObject({ asksToStart: null, unsent: 0 })
      expect(server.applied.map((one) => one.write)).toEqual([score(4), score(2, 'other')])
      expect(server.applied[0]?.entryId).toBe(sent[0])
    })

    test('a point marked and taken back is as if it had not been, and nothing is asked any more', async () => {
      const { server, early, saver } = makeEarly()
      saver.write(point(true))
      await vi.advanceTimersByTimeAsync(0)
      expect(saver.state().asksToStart).toEqual(startsAt)
      saver.write(point(false))
      expect(saver.state()).toMatchObject({ asksToStart: null, unsent: 0 })
      early.is = false
      saver.flush()
      await vi.advanceTimersByTimeAsync(60_000)
      expect(server.applied).toEqual([])
    })

    test('taken back while it is still on its way, it is not sent again', async () => {
      const { sent, saver } = makeEarly()
      saver.write(point(true))
      saver.write(point(false))
      await vi.advanceTimersByTimeAsync(0)
      expect(saver.state()).toMatchObject({ asksToStart: null, unsent: 0 })
      expect(sent).toHaveLength(1)
    })

    test('“not yet” takes everything back', async () => {
      const { sent, saver } = makeEarly()
      saver.write(score(4))
      saver.write(noteText('early thoughts'), 600)
      await vi.advanceTimersByTimeAsync(700)
      saver.takeBack()
      expect(saver.state()).toMatchObject({ asksToStart: null, unsent: 0 })
      expect(saver.state().fields.size).toBe(0)
      const before = sent.length
      await vi.advanceTimersByTimeAsync(5 * 3_600_000)
      expect(sent).toHaveLength(before)
    })

    test('goes by itself when its time has come', async () => {
      const { server, early, saver } = makeEarly()
      saver.write(score(4))
      await vi.advanceTimersByTimeAsync(0)
      await vi.advanceTimersByTimeAsync(4 * 3_600_000)
      expect(saver.state().unsent).toBe(1)
      early.is = false
      await vi.advanceTimersByTimeAsync(3_600_000)
      expect(server.applied).toHaveLength(1)
      expect(saver.state()).toMatchObject({ asksToStart: null, unsent: 0 })
    })
  })
})
