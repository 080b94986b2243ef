/** Rows, or what is wanted of each, by a key, in their order. */
export const grouped = <Row, Key, Value = Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
  valueIn: (row: Row) => Value = (row) => row as unknown as Value, // without it a row is its own value
): Map<Key, Value[]> => {
  const groups = new Map<Key, Value[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(valueIn(row))
    else groups.set(key, [valueIn(row)])
  }
  return groups
}
