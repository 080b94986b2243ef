import { textsIn } from '@/app/_client/form-texts'
import type { FormTexts } from '@/lib/domain/form-fields'

/** What came of a form of the settings. */
export type FormState =
  | { readonly kind: 'untouched' }
  | {
      readonly kind: 'saved'
      readonly at: number
      readonly words: string
      /** Of a deck that was renamed. */
      readonly renamed?: string
    }
  | {
      readonly kind: 'refused'
      readonly words: string
      readonly errors: FormTexts
      /** What was typed: a browser without scripts shows the page again. */
      readonly fields: FormTexts
    }

export const UNTOUCHED: FormState = { kind: 'untouched' }

/** What is said of a form. */
export const formWords = (state: FormState): string => (state.kind === 'untouched' ? '' : state.words)

/** The form when the server gave no answer. */
export const unreached = (words: string, form: FormData): FormState => ({
  kind: 'refused',
  words,
  errors: {},
  fields: textsIn(form),
})

/** A field of the settings has no longer text. */
export const LONGEST_FIELD = 5_000
