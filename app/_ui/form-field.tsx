import type { FieldWords, FormTexts } from '@/lib/domain/form-fields'
import { Checkbox } from './checkbox'
import { Select, TextArea, TextField } from './field'

/** A form as it is shown: the words of its fields, what they hold, and what is wrong with them. */
export type ShownForm<Name extends string> = {
  readonly words: Readonly<Record<Name, FieldWords>>
  readonly texts: FormTexts
  readonly errors: FormTexts
}

type FormFieldProps<Name extends string> = {
  readonly form: ShownForm<Name>
  readonly name: Name
  /** In place of those in the table, where it depends on what is shown. */
  readonly words?: Pick<FieldWords, 'hint' | 'options'> | undefined
  /** The earliest date. */
  readonly min?: string | undefined
  /** Offered while it is typed. */
  readonly names?: readonly string[] | undefined
  readonly className?: string
}

/** A field of a form, as its table says. */
export function FormField<Name extends string>({ form, name, words, min, names, className }: FormFieldProps<Name>) {
  const { kind, options = [], attributes, ...labelled } = { ...form.words[name], ...words }
  const text = form.texts[name] ?? ''
  const shared = { name, ...labelled, ...attributes, ...(className === undefined ? {} : { className }) }
  if (kind === 'switch') return <Checkbox {...shared} defaultChecked={text === 'on'} />
  const control = { ...shared, defaultValue: text, error: form.errors[name] }
  if (kind === 'choice') return <Select {...control} options={options} />
  return kind === 'area' ? <TextArea {...control} rows={2} /> : <TextField {...control} min={min} names={names} />
}
