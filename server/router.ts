import { organizationsRouter } from './organizations/router'
import { router } from './trpc'

/** Every procedure there is. The authority test walks this very object. */
export const appRouter = router({
  organizations: organizationsRouter,
})

export type AppRouter = typeof appRouter
