import { z } from 'zod'
import { readUserSession } from '@/app/_api/server'
import { upload } from '@/server/upload'

/** The one way in for files; everything else takes JSON only. */
export async function POST(request: Request): Promise<Response> {
  const candidateId = z.uuid().safeParse(new URL(request.url).searchParams.get('candidate'))
  if (!candidateId.success) return Response.json({ message: 'Name the candidate.' }, { status: 400 })
  return upload(request, await readUserSession(), candidateId.data)
}
