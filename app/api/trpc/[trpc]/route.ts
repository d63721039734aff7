import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { readUserSession } from '@/app/_api/server'
import { unattendedHeader } from '@/server/live/rules'
import { refuseForeignRequest } from '@/server/origin'
import { appRouter } from '@/server/router'
import { memberHeader } from '@/server/sessions/rules'

async function answer(request: Request): Promise<Response> {
  const refused = await refuseForeignRequest(request)
  if (refused) return refused
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    allowBatching: true,
    createContext: async () => ({
      userSessionId: await readUserSession(),
      isUnattended: request.headers.has(unattendedHeader),
      writtenBy: request.headers.get(memberHeader),
    }),
  })
  response.headers.set('cache-control', 'no-store')
  return response
}

export { answer as GET, answer as POST }
