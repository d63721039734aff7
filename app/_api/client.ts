import { createTRPCClient, httpBatchLink } from '@trpc/client'
import superjson from 'superjson'
import { unattendedHeader } from '@/server/live/rules'
import type { AppRouter } from '@/server/router'

/** The browser's way to the procedures. */
export const trpc = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: '/api/trpc', transformer: superjson, maxItems: 20 })],
})

/** The same for what a page asks by itself: nobody has to be there for it, so it keeps no idle sign-in alive. */
export const trpcUnattended = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: '/api/trpc',
      transformer: superjson,
      maxItems: 20,
      headers: { [unattendedHeader]: '1' },
    }),
  ],
})
