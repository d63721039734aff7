import { assemblyRouter } from './assembly/router'
import { bankRouter } from './bank/router'
import { bankFilesRouter } from './bank-files/router'
import { boardsRouter } from './boards/router'
import { candidatesRouter } from './candidates/router'
import { compareRouter } from './compare/router'
import { debriefsRouter } from './debriefs/router'
import { decisionsRouter } from './decisions/router'
import { exportsRouter } from './exports/router'
import { feedbackRouter } from './feedback/router'
import { impactRouter } from './impact/router'
import { jobsRouter } from './jobs/router'
import { organizationsRouter } from './organizations/router'
import { panelHealthRouter } from './panel-health/router'
import { panelsRouter } from './panels/router'
import { secondLooksRouter } from './second-looks/router'
import { sessionsRouter } from './sessions/router'
import { setsRouter } from './sets/router'
import { shelvesRouter } from './shelves/router'
import { router } from './trpc'
import { usageRouter } from './usage/router'

/** Every procedure there is. The authority test walks this very object. */
export const appRouter = router({
  organizations: organizationsRouter,
  bank: bankRouter,
  bankFiles: bankFilesRouter,
  shelves: shelvesRouter,
  sets: setsRouter,
  assembly: assemblyRouter,
  jobs: jobsRouter,
  candidates: candidatesRouter,
  panels: panelsRouter,
  sessions: sessionsRouter,
  boards: boardsRouter,
  usage: usageRouter,
  compare: compareRouter,
  panelHealth: panelHealthRouter,
  debriefs: debriefsRouter,
  decisions: decisionsRouter,
  exports: exportsRouter,
  secondLooks: secondLooksRouter,
  impact: impactRouter,
  feedback: feedbackRouter,
})

export type AppRouter = typeof appRouter
