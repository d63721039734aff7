import { beforeEach, describe, expect, test, vi } from 'vitest'
import { nextUnscored, type Question, scoreOf } from '@/app/(room)/sessions/[sessionId]/_question/marks'
import { createRecording } from '@/app/(room)/sessions/[sessionId]/_question/recording'
import { createSaver } from '@/app/(room)/sessions/[sessionId]/_saving/saver'
import { createFollowing } from '@/app/(room)/sessions/[sessionId]/_shown/following'

// Nothing is sent here: what is recorded waits for good.
vi.mock('@/app/(room)/sessions/[sessionId]/_saving/send', () => ({
  sendWrite: () => new Promise(() => {}),
  readRoom: () => Promise.reject(new Error('no room here')),
}))

const emptyRecord = {
  scores: [],
  points: [],
  followUps: [],
  notes: [],
  recommendation: { recommendation: null, comment: '', version: 0 },
  revisions: [],
}

const questions = Array.from({ length: 8 }, (_, at) => ({
  setItemId: `item ${at + 1}`,
  number: at + 1,
  scores: at !== 5,
  points: [{ id: `point ${at + 1}`, text: `Point ${at + 1}` }],
  followUps: [{ id: `follow-up ${at + 1}`, text: `Follow-up ${at + 1}` }],
})) as unknown as Question[]
const [first, second] = questions as [Question, Question]

function arrange(evidenceDemanded = false) {
  const saver = createSaver({ sessionId: 'session', memberId: 'member', record: emptyRecord })
  const said: string[] = []
  const room = { questions, panel: { evidenceDemanded } }
  const recording = createRecording(
    saver,
    () => room,
    (words) => said.push(words),
  )
  const fields = () => saver.state().fields
  return { saver, recording, said, fields }
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

describe('recording', () => {
  test('a burst of scores, each on the next that has none, scores each question once and no optional one', () => {
    const { recording, fields } = arrange()
    let at: number | null = 0
    const visited: number[] = []
    for (const value of [3, 4, 5, 2, 1, 4, 3]) {
      if (at === null) break
      visited.push(at)
      recording.score(questions[at]!, value, null)
      at = nextUnscored(questions, fields(), at)
    }
    expect(visited).toEqual([0, 1, 2, 3, 4, 6, 7])
    expect(at).toBeNull()
    expect(questions.map(({ setItemId }) => scoreOf(fields(), setItemId).value)).toEqual([
      3,
      4,
      5,
      2,
      1,
      null,
      4,
      3,
    ])
  })

  test('the same key twice in one moment sets and takes back', () => {
    const { recording, fields, said } = arrange()
    recording.pointAt(first, 0)
    recording.pointAt(first, 0)
    expect(fields().get('point:item 1:point 1')).toMatchObject({ heard: false })
    recording.nextFollowUp(second)
    recording.nextFollowUp(second)
    expect(fields().get('follow-up:item 2:follow-up 2')).toMatchObject({ used: false })
    recording.nextNotAssessed(first)
    recording.nextNotAssessed(first)
    expect(scoreOf(fields(), 'item 1').notAssessed).toBe('no time')
    expect(said.slice(0, 4)).toEqual([
      'Heard: Point 1',
      'Not heard: Point 1',
      'Used: Follow-up 2',
      'Not used: Follow-up 2',
    ])
  })

  test('is taken back one by one, to what stood before, on the question it was about', () => {
    const { recording, fields } = arrange()
    expect(recording.canUndo()).toBe(false)
    recording.score(first, 2, null)
    recording.score(first, 4, null)
    recording.score(second, 5, null)
    expect(recording.undo()).toBe('item 2')
    expect(scoreOf(fields(), 'item 2').value).toBeNull()
    expect(recording.undo()).toBe('item 1')
    expect(scoreOf(fields(), 'item 1').value).toBe(2)
    recording.undo()
    expect(recording.canUndo()).toBe(false)
    expect(recording.undo()).toBeNull()
  })

  test('says what a score still needs by what is recorded at that moment', () => {
    const { recording, said } = arrange(true)
    recording.score(first, 4, null)
    recording.pointAt(first, 0)
    recording.score(first, 5, null)
    expect(said).toEqual([
      expect.stringMatching(/needs a note or a point heard$/),
      'Heard: Point 1',
      expect.not.stringMatching(/needs a note/),
    ])
  })
})

describe('following', () => {
  function arrangeFollowing() {
    let now = 0
    const due: { act: () => void; when: 'soon' | 'later' }[] = []
    const wait = (when: 'soon' | 'later') => (act: () => void) => {
      const one = { act, when }
      due.push(one)
      return () => void due.splice(due.indexOf(one), 1)
    }
    const following = createFollowing(() => now, Object.is, { soon: wait('soon'), later: wait('later') })
    const shown: number[] = []
    following.subscribe(() => shown.push(following.shown()))
    const to = (next: number) => {
      now = next
      return following
    }
    return { following, due, shown, to, come: () => due[0]?.act() }
  }

  test('many changes are shown once, as they stand when their time has come', () => {
    const { following, due, shown, to, come } = arrangeFollowing()
    to(1).follow()
    to(2).follow()
    expect(following.shown()).toBe(0)
    to(3)
    expect(due).toHaveLength(1)
    come()
    expect(shown).toEqual([3])
    to(4).follow()
    come()
    expect(shown).toEqual([3, 4])
    expect(due).toHaveLength(0)
  })

  test('what the person waits for takes along what would have come later', () => {
    const { due, shown, to, come } = arrangeFollowing()
    to(1).follow()
    to(2).hurry()
    to(3).follow()
    to(4).hurry()
    expect(due.map(({ when }) => when)).toEqual(['soon'])
    come()
    expect(shown).toEqual([4])
    expect(due).toHaveLength(0)
  })

  test('asked to show, it does at once, and not again when the time has come', () => {
    const { following, due, shown, to } = arrangeFollowing()
    to(1).follow()
    following.show()
    expect(shown).toEqual([1])
    expect(due).toHaveLength(0)
    following.show()
    expect(shown).toEqual([1])
  })
})
