import { expect, test } from 'vitest'
import type { MemberRole } from '@/db/schema/members'
import { whyRoleCannot } from '@/server/bank/rules'
import { appRouter } from '@/server/router'
import { createCallerFactory } from '@/server/trpc'
import { makeMember, makeOrganization } from '../support/makers'
import { contentOn, create, find, makeShelf } from './content'

const callAs = createCallerFactory(appRouter)
const roles: MemberRole[] = ['admin', 'manager', 'interviewer', 'reviewer']
const acts = ['edit', 'ask', 'publish', 'archive', 'restore'] as const

test.each(roles.flatMap((role) => acts.map((act) => [role, act] as const)))(
  'what the button says of a %s who wants to %s is what the procedure does',
  async (role, act) => {
    const admin = await makeOrganization()
    const shelf = await makeShelf(admin)
    const questionId = await create(admin, contentOn(shelf))
    const member = role === 'admin' ? admin : await makeMember(admin, role)
    const { bank } = callAs({ userSessionId: member.userSessionId })
    if (act === 'restore') await callAs({ userSessionId: admin.userSessionId }).bank.archive({ questionId })
    const attempt =
      act === 'edit'
        ? bank.save({ questionId, number: 1, revision: 1, ...contentOn(shelf, { minutes: 3 }) })
        : act === 'ask'
          ? bank.askForReview({ questionId, seen: { number: 1, revision: 1 } })
          : bank[act]({ questionId })
    if (whyRoleCannot(act, role) === null) await attempt
    else await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { status, newest } = await find(admin, questionId)
    const isDone = whyRoleCannot(act, role) === null
    const done = {
      edit: newest.minutes === 3,
      ask: status === 'review',
      publish: status === 'published',
      archive: status === 'archived',
    }
    expect(act === 'restore' ? status === 'draft' : done[act]).toBe(isDone)
  },
)

test('every role reads, reviewers draft nothing, and shelves are for managers and admins', async () => {
  const admin = await makeOrganization()
  const shelf = await makeShelf(admin)
  const questionId = await create(admin, contentOn(shelf))
  for (const role of roles) {
    const member = await makeMember(admin, role)
    const { bank } = callAs({ userSessionId: member.userSessionId })
    expect((await bank.list({})).questions.map(({ id }) => id)).toContain(questionId)
    expect((await bank.find({ questionId })).id).toBe(questionId)
    const drafts = bank.create(contentOn(shelf))
    if (role === 'reviewer') await expect(drafts).rejects.toMatchObject({ code: 'FORBIDDEN' })
    else expect(await drafts).toEqual(expect.any(String))
    for (const add of [bank.createCategory, bank.createCompetency]) {
      const adds = add({ name: `Of ${role}` })
      if (role === 'admin' || role === 'manager') expect(await adds).toEqual(expect.any(String))
      else await expect(adds).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  }
})

test('a shelf or competency has one name in its organization, and the same name elsewhere', async () => {
  const [admin, stranger] = [await makeOrganization(), await makeOrganization()]
  const own = callAs({ userSessionId: admin.userSessionId }).bank
  const foreign = callAs({ userSessionId: stranger.userSessionId }).bank
  for (const add of ['createCategory', 'createCompetency'] as const) {
    await own[add]({ name: 'Twice' })
    await expect(own[add]({ name: ' Twice ' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await foreign[add]({ name: 'Twice' })
  }
  expect((await own.categories()).map(({ name }) => name)).toEqual(['Twice'])
  expect((await own.competencies()).map(({ name }) => name)).toEqual(['Twice'])
})
