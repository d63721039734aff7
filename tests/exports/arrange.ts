import { firstRule } from '@/server/decision-rules/rules'
import { changeRule } from '@/server/panels/decision-rules'
import { as, type MadePanel } from '@/tests/support/makers'
import { scoreSession } from '../compare/arrange'

/**
 * Scores a panel of three interviewers, of whom the second is severe: candidates grow stronger, the last one waits for
 * the third scorecard. Adjusted scores by the rule, with a bar at 3.5.
 */
export async function arrangeCompared(panel: MadePanel): Promise<void> {
  const last = panel.sessions.length - 1
  for (const [at, session] of panel.sessions.entries()) {
    const given = [0, -1, 0].map((leaning, who) =>
      [0, 1, 2].map((nth) =>
        Math.max(1, Math.min(5, 2 + Math.ceil(at / 2) + ((nth + who + at) % 2) + leaning)),
      ),
    )
    await scoreSession(panel, session.id, at === last ? [given[0]!, given[1]!, null] : given)
  }
  const rule = { ...firstRule, method: 'adjusted' as const, leastScores: 6, hireBar: 3.5 }
  await as(panel.manager, (db) =>
    changeRule(db, panel.manager, { ...rule, panelId: panel.panelId, reason: 'As agreed beforehand.' }),
  )
}
