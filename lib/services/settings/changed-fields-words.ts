import { insideSentence, named } from '../../domain/actions/action-words'
import type { FieldEntry, FormFields, FormTexts } from '../../domain/form-fields'
import type { SchedulingSettings } from '../../domain/scheduling/settings'

/** More are counted, not named. */
const MOST_NAMED = 3

const valueWords = ({ kind, options }: FieldEntry, text: string): string => {
  if (kind === 'switch') return text === 'on' ? 'on' : 'off'
  const shown = options?.find(({ value }) => value === text)?.label ?? text.trim()
  if (shown === '') return 'blank'
  return /^[\d.,:%]+$/.test(shown) ? shown : named(shown)
}

/** A label as it is inside a sentence; names keep their capital. */
const labelWords = (label: string): string =>
  /^(?:FSRS|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/.test(label) ? label : insideSentence(label)

/**
 * What differs between two states of a form, for the history: “new cards per day, 20 to 15; theme, “Light” to “Dark””.
 * Empty where no field differs.
 */
export const changedFieldsWords = (fields: FormFields, before: FormTexts, after: FormTexts): string => {
  const changed = Object.entries(fields).flatMap(([name, field]) => {
    const [was, is] = [before[name] ?? '', after[name] ?? '']
    if (was === is) return []
    if (field.kind === 'area') return [labelWords(field.label)]
    return [`${labelWords(field.label)}, ${valueWords(field, was)} to ${valueWords(field, is)}`]
  })
  const more = changed.length - MOST_NAMED
  return [...changed.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

/** The texts of a form with the FSRS parameters that are in force, which their field does not show. */
export const withWeights = <Of extends { readonly scheduling: SchedulingSettings }>(
  of: Of,
  texts: (of: Of) => FormTexts,
): FormTexts => ({ ...texts(of), weights: of.scheduling.weights.join(' ') })

/** A title with what changed behind it, if anything is known of it: “Settings changed: …”. */
export const withChanged = (title: string, changed: string): string => (changed === '' ? title : `${title}: ${changed}`)
