type Decoder = { readonly mapFromDriverValue: (raw: unknown) => unknown }

/** A field of a prepared query as drizzle keeps it: where its value goes, and the column or expression that reads it. */
type Field = {
  readonly path: readonly string[]
  readonly field: Partial<Decoder> & {
    readonly decoder?: Decoder
    readonly sql?: { readonly decoder?: Decoder }
  }
}

/** What a query that drizzle prepared for SQLite holds. */
type PreparedFields = {
  readonly fields?: readonly Field[]
  customResultMapper?: (rows: readonly (readonly unknown[])[]) => readonly unknown[]
}

const decoderOf = ({ field }: Field): Decoder | undefined =>
  field.mapFromDriverValue ? (field as Decoder) : (field.decoder ?? field.sql?.decoder)

/**
 * Has a prepared query read its rows with what each column needs, looked up once: drizzle looks it up for every value of
 * every row, which costs more than reading them. Queries of nested objects are left as they are.
 */
export const readFlatRows = (statement: object): void => {
  const prepared = statement as PreparedFields // drizzle's own type leaves out what it is made of
  const { fields } = prepared
  if (!fields || prepared.customResultMapper || fields.some(({ path }) => path.length !== 1)) return
  const columns = fields.flatMap((field) => {
    const [name] = field.path
    const decoder = decoderOf(field)
    return name === undefined || !decoder ? [] : [{ name, decoder }]
  })
  if (columns.length !== fields.length) return
  prepared.customResultMapper = (rows) =>
    rows.map((values) => {
      const row: Record<string, unknown> = {}
      let place = 0
      for (const { name, decoder } of columns) {
        const raw = values[place]
        place += 1
        row[name] = raw === null ? null : decoder.mapFromDriverValue(raw)
      }
      return row
    })
}
