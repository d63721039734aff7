import NextAuth from 'next-auth'
import { authOptions } from '@/server/auth'
import { isForeign, refuseLargeBody } from '@/server/origin'

type Context = { params: Promise<{ nextauth: string[] }> }

async function answer(request: Request, context: Context): Promise<Response> {
  if (request.method === 'POST') {
    // next-auth has a token of its own against requests from other sites; this is the second lock.
    if (isForeign(request))
      return Response.json({ error: 'Requests from other sites are refused.' }, { status: 403 })
    const large = await refuseLargeBody(request)
    if (large) return large
  }
  // The options are made per request, so that the build needs no secret.
  return NextAuth(authOptions())(request, context)
}

export { answer as GET, answer as POST }
