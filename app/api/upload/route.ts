import { z } from 'zod'
import { readUserSession } from '@/app/_api/server'
import { upload, uploadQuestions } from '@/server/upload'

/** The one way in for files; everything else takes JSON only. */
export async function POST(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams
  if (search.get('for') === 'bank') return uploadQuestions(request, await readUserSession())
  const candidateId = z.uuid().safeParse(search.get('candidate'))
  if (!candidateId.success) return Response.json({ message: 'Name the candidate.' }, { status: 400 })
  return upload(request, await readUserSession(), candidateId.data)
}
