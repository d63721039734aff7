import { scoreScale } from '@/server/compare/rules'
import { type Rule, type RuleGround, rankingsUnder, rankingUnder } from '@/server/decision-rules/rules'
import type { RuleResult } from '@/server/stats/decision-rule/rule'

export type RankingQuestion = { at: number; ground: RuleGround; inForce: Rule; tried: Rule | null }

const known = new Map<string, RuleResult>()

// In a thread of the browser's own: an adjusted ranking takes seconds. A worker is asked about one ground only, so that
// a rule that comes again is not worked out again.
self.addEventListener('message', ({ data }: MessageEvent<RankingQuestion>) => {
  const rank = (rule: Rule) => {
    const key = JSON.stringify(rule)
    const found = known.get(key) ?? rankingUnder(rule, data.ground, scoreScale)
    known.set(key, found)
    return found
  }
  self.postMessage({ at: data.at, rankings: rankingsUnder(data, rank) })
})
