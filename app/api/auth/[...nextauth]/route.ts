import NextAuth from 'next-auth'
import { authOptions } from '@/server/auth'

type Context = { params: Promise<{ nextauth: string[] }> }

// The options are made per request, so that the build needs no secret.
const answer = (request: Request, context: Context) => NextAuth(authOptions())(request, context)

export { answer as GET, answer as POST }
