import { z } from 'zod'

/** What was typed, by the names of the fields; a switch is `on` or missing. */
export type FormTexts = Readonly<Record<string, string>>

/** What a field shows: enough to draw it, without what reads it. */
export type FieldWords = {
  readonly label: string
  readonly hint?: string
  /** One line of text if left out. */
  readonly kind?: 'area' | 'choice' | 'switch'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** Further attributes of its control. */
  readonly attributes?: {
    readonly type?: 'date' | 'time'
    readonly inputMode?: 'numeric' | 'decimal' | 'url'
    readonly autoComplete?: 'off'
    readonly spellCheck?: false
    readonly maxLength?: number
  }
}

/** An entry of a form’s table: the words of a field, how its text is read, and how its value is shown. */
export type FieldEntry<Value = unknown> = FieldWords & {
  /** Reads the text, undefined if there is none; its messages are shown beside the field. */
  readonly schema: z.ZodType<Value>
  /** The text that the schema reads back as this value; `String` if left out. */
  show?(value: Value): string
}

/** The table of a form, from which its fields, its parsing and its messages follow. */
export type FormFields = Readonly<Record<string, FieldEntry>>

/** A value for each field. */
export type FormValues<Fields extends FormFields> = {
  readonly [Name in keyof Fields]: z.infer<Fields[Name]['schema']>
}

export type ReadForm<Fields extends FormFields> =
  | { readonly ok: true; readonly value: FormValues<Fields> }
  /** What is wrong with each field, by its name. */
  | { readonly ok: false; readonly errors: FormTexts }

/** Reads what was typed, all fields or none. */
export const readForm = <Fields extends FormFields>(fields: Fields, texts: FormTexts): ReadForm<Fields> => {
  const read = Object.entries(fields).map(([name, { schema }]) => [name, schema.safeParse(texts[name])] as const)
  const errors = read.flatMap(([name, { error }]) => (error ? [[name, error.issues[0]?.message ?? '']] : []))
  if (errors.length > 0) return { ok: false, errors: Object.fromEntries(errors) }
  const values = Object.fromEntries(read.map(([name, { data }]) => [name, data]))
  return { ok: true, value: values as FormValues<Fields> } // edge: each value by its own schema
}

/** The texts of a form that holds these values: what `readForm` reads back as the same. */
export const formTexts = <Fields extends FormFields>(fields: Fields, values: Partial<FormValues<Fields>>): FormTexts =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value: unknown = values[name]
      if (field.kind === 'switch') return value === true ? [[name, 'on']] : []
      return [[name, value === undefined ? '' : (field.show?.(value) ?? String(value ?? ''))]]
    }),
  )

/** What the fields show, for the browser. */
export const fieldWords = <Name extends string>(
  fields: Readonly<Record<Name, FieldEntry>>,
): Readonly<Record<Name, FieldWords>> => {
  const words = Object.entries<FieldEntry>(fields).map(([name, { schema: _, show: __, ...rest }]) => [name, rest])
  return Object.fromEntries(words) as Record<Name, FieldWords> // edge: its own names
}

/** The options of a choice, from the words for each value. */
export const choices = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }))

const asNumber = (text: unknown): unknown => {
  const typed = typeof text === 'string' ? text.trim() : ''
  if (typed === '') return undefined
  const value = Number(typed.replace(',', '.'))
  return Number.isFinite(value) ? value : typed
}

/** Reads a number, with a decimal point or comma. What is not a number goes to the schema as it is, for its message. */
export const numberIn = <Value>(schema: z.ZodType<Value>, change: (value: number) => number = (value) => value) =>
  z.preprocess((text) => {
    const value = asNumber(text)
    return typeof value === 'number' ? change(value) : value
  }, schema)

/** Reads a switch. */
export const switchedOn = z.preprocess((text) => text === 'on', z.boolean())
