import type { Constraint } from '../optimum/program'
import type { Solver } from '../optimum/solve'
import { assemblyProgram, boundsOf, chosenIn, relaxationProgram } from './program'
import type { Alike, Assembly, Choice, Reason, Wish, Wishes } from './wishes'

/**
 * The best set under some wishes, exactly: as few pairs that ask nearly the same as possible, then as much of the slot
 * as possible, then what the fewest candidates have met. Where not all wishes can be had, which few would have to
 * give way, and how far.
 */
export async function assemble(
  choices: readonly Choice[],
  alike: Alike,
  wishes: Wishes,
  solve: Solver['solve'],
): Promise<Assembly> {
  const fixed: Constraint[] = []
  let best: Choice[] | null = null
  let isProven = true
  for (const goal of ['alike', 'minutes', 'met'] as const) {
    const program = assemblyProgram(choices, alike, wishes, { goal, fixed })
    const { status, values } = await solve(program)
    if (status === 'none') return relax(choices, wishes, solve)
    if (status !== 'best') isProven = false
    if (status === 'out of time') break
    best = chosenIn(choices, values)
    fixed.push(program.fixes(values))
  }
  if (!best) return { status: 'out of time' }
  return { status: 'assembled', ...explain(best, choices, alike, wishes), isProven }
}

async function relax(choices: readonly Choice[], wishes: Wishes, solve: Solver['solve']): Promise<Assembly> {
  const fewest = relaxationProgram(choices, wishes, null)
  const first = await solve(fewest.program)
  if (first.status !== 'best') return { status: 'out of time' }
  const least = relaxationProgram(choices, wishes, fewest.countOf(first.values))
  const second = await solve(least.program)
  const { values } = second.status === 'best' ? second : first
  return { status: 'conflict', relaxations: least.relaxationsOf(values) }
}

function explain(set: readonly Choice[], choices: readonly Choice[], alike: Alike, wishes: Wishes) {
  const taken = new Set(set.map(({ id }) => id))
  const demanded = boundsOf(choices, wishes).filter(({ least }) => least !== undefined && least > 0)
  const limits = boundsOf(choices, wishes).filter(({ most }) => most !== undefined)
  const totalOf = (sum: Constraint['sum']) =>
    sum.reduce((total, [factor, name]) => total + (taken.has(name.replace('question ', '')) ? factor : 0), 0)
  const holds = (sum: Constraint['sum'], id: string) => sum.some(([, name]) => name === `question ${id}`)
  const reasonsOf = ({ id, minutes }: Choice): Reason[] => {
    if (wishes.must.includes(id)) return [{ kind: 'must' }]
    const needed = demanded
      .filter(({ sum, least, wish }) => wish.kind !== 'must' && holds(sum, id) && totalOf(sum) === least)
      .map(({ wish }): Reason => ({ kind: 'needed', for: wish }))
    return needed.length > 0 ? needed : [{ kind: 'fills', minutes }]
  }
  const left = wishes.slotMinutes - set.reduce((sum, { minutes }) => sum + minutes, 0)
  const others = choices.filter(({ id }) => !taken.has(id))
  const isFull = others.length > 0 && others.every(({ minutes }) => minutes > left)
  const bounds = limits
    .filter(({ wish, sum, most }) =>
      wish.kind === 'slot' ? isFull : wish.kind !== 'never' && most! > 0 && totalOf(sum) === most,
    )
    .map(({ wish }): Wish => wish)
  return {
    questionIds: set.map(({ id }) => id),
    reasons: new Map(set.map((one) => [one.id, reasonsOf(one)])),
    bounds,
    alike: alike.filter(([a, b]) => taken.has(a) && taken.has(b)).length,
  }
}
