import { expect, test } from 'vitest'
import { download, upload } from '@/server/upload'
import { makeOrganization, makePanel } from '../support/makers'

const content = Buffer.from('%PDF-1.7 a life')

function send(candidateId: string, more: Record<string, string> = {}, body: BodyInit = content) {
  return new Request(`http://localhost/api/upload?candidate=${candidateId}`, {
    method: 'POST',
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/pdf',
      'x-file-name': encodeURIComponent('Žofie’s CV.pdf'),
      ...more,
    },
    body,
  })
}

async function makeUploader() {
  const { manager, applications } = await makePanel(await makeOrganization(), { interviewers: 1 })
  return { session: manager.userSessionId, candidateId: applications[0]!.candidateId }
}

test('takes a file as a raw body and hands it out as a download that no page can run', async () => {
  const { session, candidateId } = await makeUploader()
  const sent = await upload(send(candidateId), session, candidateId)
  expect(sent.status).toBe(200)
  const { id } = (await sent.json()) as { id: string }
  const got = await download(session, id)
  expect(Buffer.from(await got.arrayBuffer()).equals(content)).toBe(true)
  expect(got.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('Žofie’s CV.pdf')}`,
  )
  expect(got.headers.get('content-security-policy')).toContain('sandbox')
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect(got.headers.get('cache-control')).toBe('no-store')
})

test('answers in words what it refuses', async () => {
  const { session, candidateId } = await makeUploader()
  const answer = async (request: Request, as: string | null = session) => {
    const response = await upload(request, as, candidateId)
    return [response.status, ((await response.json()) as { message: string }).message] as const
  }
  expect(await answer(send(candidateId), null)).toEqual([
    401,
    'You are signed out. Sign in again in another tab, then try again.',
  ])
  expect(await answer(send(candidateId, { origin: 'https://elsewhere.example' }))).toEqual([
    403,
    'Requests from other sites are refused.',
  ])
  expect((await answer(send(candidateId, { 'content-type': 'text/html' })))[0]).toBe(400)
  expect(await answer(send(candidateId, { 'x-file-name': '%E0%A4%A' }))).toEqual([
    400,
    'X-File-Name holds the file’s name, URI-encoded.',
  ])
  const large = Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF')
  expect(await answer(send(candidateId, {}, large))).toEqual([
    413,
    'This file is larger than 10 MB. Upload a smaller one.',
  ])
})

test('a file id that is none, and nobody signed in, get nothing', async () => {
  const { session } = await makeUploader()
  expect((await download(session, '../../etc/passwd')).status).toBe(404)
  expect((await download(null, '019f0000-0000-7000-8000-000000000000')).status).toBe(401)
})
