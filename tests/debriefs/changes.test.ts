import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import {
  changesInWords,
  shownQuestion,
} from '@/app/(workspace)/compare/[jobId]/debriefs/[evaluationId]/debrief-words'
import { submit } from '../sessions/acts'
import { end, find, makeScored, move, revise, settle, start } from './arrange'

describe('what is said of what happened', () => {
  test('in order: scorecards, the opening, the start, a move, a revision, what is settled, the end', async () => {
    const panel = await makeScored([
      [5, 3],
      [1, 3],
    ])
    const { manager, evaluationId, interviewers, seats } = panel
    let before = await find(manager, evaluationId)
    const said = async () => {
      const now = await find(manager, evaluationId)
      const words = changesInWords(before, now)
      before = now
      return words
    }
    const [top, second] = before.agenda
    expect(await said()).toBe('')
    await start(manager, evaluationId)
    expect(await said()).toBe(`${manager.name} started the debrief.`)
    await move(manager, evaluationId, second!.questionId)
    expect(await said()).toBe(`Now talked about: question ${second!.number}.`)
    await revise(panel, seats[1]!, 0, 4)
    expect(await said()).toBe(`${interviewers[1]!.name} revised question 1 from 1 to 4.`)
    await settle(manager, evaluationId, top!.questionId, 'Alike now.', top!.questionId)
    expect(await said()).toBe('Question 1 is settled. Now talked about: question 1.')
    await end(manager, evaluationId)
    expect(await said()).toBe(`${manager.name} ended the debrief.`)
  })

  test('one’s own revision is no news', async () => {
    const panel = await makeScored([[5], [1]])
    const [own, other] = panel.interviewers
    const before = {
      own: await find(own!, panel.evaluationId),
      other: await find(other!, panel.evaluationId),
    }
    await revise(panel, panel.seats[0]!, 0, 4)
    expect(changesInWords(before.own, await find(own!, panel.evaluationId))).toBe('')
    expect(changesInWords(before.other, await find(other!, panel.evaluationId))).toContain('from 5 to 4')
  })

  test('under the seal only that a scorecard came in, and then that it is open', async () => {
    const panel = await makeScored([[5], null, null])
    const { manager, evaluationId, seats } = panel
    const sealed = await find(manager, evaluationId)
    await submit(seats[1]!)
    const nearly = await find(manager, evaluationId)
    expect(changesInWords(sealed, nearly)).toBe('2 of 3 scorecards are in.')
    await submit(seats[2]!)
    expect(changesInWords(nearly, await find(manager, evaluationId))).toBe('The seal is open.')
  })
})

test('looks at what was asked for, else at what is talked about, else at the top', async () => {
  const panel = await makeScored([
    [5, 3],
    [1, 3],
  ])
  const { manager, evaluationId } = panel
  const ready = await find(manager, evaluationId)
  const [top, second] = ready.agenda.map(({ questionId }) => questionId)
  expect(shownQuestion(ready, null)).toBe(top)
  expect(shownQuestion(ready, second!)).toBe(second)
  expect(shownQuestion(ready, 'no such question')).toBe(top)
  await start(manager, evaluationId)
  await move(manager, evaluationId, second!)
  expect(shownQuestion(await find(manager, evaluationId), null)).toBe(second)
  expect(shownQuestion({ agenda: [], talk: null }, second!)).toBeNull()
})
