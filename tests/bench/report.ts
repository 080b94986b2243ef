export type Figure = {
  readonly group: string
  readonly figure: string
  /** Under which circumstances: a size, a number of clients, a route. */
  readonly at: string
  readonly value: number
  readonly unit: string
  /** What is to be reached, as `<= 10` or `>= 0.7`; null for a figure without an aim. */
  readonly aim: string | null
}

/** Whether a value reaches its aim; null where there is none. */
export const holds = (value: number, aim: string | null): boolean | null => {
  if (aim === null) return null
  const [, sign, bound] = /^(<=|>=) (-?\d+(?:\.\d+)?)$/.exec(aim) ?? []
  if (sign === undefined) throw new Error(`An aim is written like “<= 10” or “>= 0.7”, not “${aim}”.`)
  return sign === '<=' ? value <= Number(bound) : value >= Number(bound)
}

/** Prints a figure as one line of JSON on standard output, with whether it holds. */
export const report = (figure: Figure): void => {
  const { group, figure: name, at, value, unit, aim } = figure
  const rounded = Number(value.toPrecision(4))
  console.log(JSON.stringify({ group, figure: name, at, value: rounded, unit, aim, holds: holds(value, aim) }))
}
