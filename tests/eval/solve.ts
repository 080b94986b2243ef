/** The solution of a system of linear equations, by elimination with the largest pivot. Throws where it has none. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  for (let column = 0; column < rows.length; column += 1) {
    const size = (row: readonly number[] | undefined) => Math.abs(row?.[column] ?? 0)
    let pivot = column
    for (let at = column + 1; at < rows.length; at += 1) if (size(rows[at]) > size(rows[pivot])) pivot = at
    const [first, best] = [rows[column], rows[pivot]]
    if (!first || !best || size(best) === 0) throw new Error('The equations have no single solution.')
    rows[column] = best
    rows[pivot] = first
    for (const [at, row] of rows.entries()) {
      const factor = (row[column] ?? 0) / (best[column] ?? 1)
      if (at === column || factor === 0) continue
      rows[at] = row.map((value, place) => value - factor * (best[place] ?? 0))
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1))
}
