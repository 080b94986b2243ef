import type { FileNoteType, SourceFields } from '@/lib/domain/imports/import-options'

type Chosen = { readonly ok: true; readonly fields: SourceFields } | { readonly ok: false; readonly message: string }

/** The note types that a choice concerns, and its field: `Source` of all types that have it, or `Basic=Source` of one. */
const readChoice = (text: string, types: readonly FileNoteType[]) => {
  const hasField = (field: string) => (type: FileNoteType) => type.fields.some(({ name }) => name === field)
  const everywhere = types.filter(hasField(text))
  if (everywhere.length > 0) return { field: text, types: everywhere }
  const at = text.indexOf('=')
  const [name, field] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()]
  return { field, types: at < 0 ? [] : types.filter((type) => type.name === name && hasField(field)(type)) }
}

const ofType = ({ name, fields }: FileNoteType): string =>
  `${name}: ${fields.map((field) => `“${field.name}”`).join(', ')}`

/** The fields with the source that options of the command line name, by note type; what is wrong if the file has no such field. */
export const chosenSourceFields = (given: readonly string[], types: readonly FileNoteType[]): Chosen => {
  const chosen = new Map<string, string[]>()
  for (const text of given) {
    const choice = readChoice(text, types)
    if (choice.types.length === 0) {
      const known = types.length === 0 ? '' : ` It has ${types.map(ofType).join('; ')}.`
      return { ok: false, message: `The file has no field “${text}”.${known}` }
    }
    for (const { name } of choice.types) chosen.set(name, [...(chosen.get(name) ?? []), choice.field])
  }
  return { ok: true, fields: Object.fromEntries(chosen) }
}
