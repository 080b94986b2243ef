/** Rows by one of their properties, in their order: what `take` gives of each. */
export const groupedBy = <Row, Key extends keyof Row, Value = Row>(
  rows: Iterable<Row>,
  key: Key,
  take: (row: Row) => Value = (row) => row as unknown as Value, // left out, it is the row itself
): Map<Row[Key], Value[]> => {
  const groups = new Map<Row[Key], Value[]>()
  for (const row of rows) {
    const group = groups.get(row[key])
    if (group) group.push(take(row))
    else groups.set(row[key], [take(row)])
  }
  return groups
}
