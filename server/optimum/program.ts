/** A sum of variables, each with its coefficient. */
export type Sum = readonly (readonly [coefficient: number, variable: string])[]

export type Constraint = { sum: Sum; least?: number; most?: number }

/** An integer linear program. Every variable is an integer of at least 0. */
export type Program = {
  maximize: Sum
  constraints: readonly Constraint[]
  /** The most each variable can be. */
  variables: ReadonlyMap<string, number>
}

export type Solution = {
  /** `best`: proven; `found`: the time ran out on the way to a proof; `none`: nothing satisfies it all. */
  status: 'best' | 'found' | 'none' | 'out of time'
  /** Of every variable that is not 0; empty where there is no solution. */
  values: ReadonlyMap<string, number>
}

/** The program in the CPLEX LP format. Variables go by x1, x2, … in their order, so that any name may stand. */
export function lpText({ maximize, constraints, variables }: Program): string {
  const shortOf = new Map([...variables.keys()].map((name, at) => [name, `x${at + 1}`]))
  const textOf = (sum: Sum) =>
    sum.length === 0
      ? '0 x1'
      : sum
          .map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${shortOf.get(name)}`)
          .join('\n ')
  const rows = constraints.flatMap(({ sum, least, most }) => [
    ...(least === undefined ? [] : [`${textOf(sum)} >= ${least}`]),
    ...(most === undefined ? [] : [`${textOf(sum)} <= ${most}`]),
  ])
  const bounds = [...variables].map(([name, most]) => `0 <= ${shortOf.get(name)} <= ${most}`)
  return [
    'Maximize',
    ` goal: ${textOf(maximize)}`,
    'Subject To',
    ...rows.map((row, at) => ` c${at + 1}: ${row}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'General',
    ...[...shortOf.values()].map((name) => ` ${name}`),
    'End',
    '',
  ].join('\n')
}
