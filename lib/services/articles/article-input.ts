import { z } from 'zod'
import { parseEdtf } from '../../domain/content/edtf'
import { DATE_RULE, oneLine } from '../../domain/drafting/draft-schema'
import type { FormFields, FormValues } from '../../domain/form-fields'

const MOST_CHARACTERS = 500

const line = z
  .string()
  .default('')
  .pipe(z.string().max(MOST_CHARACTERS, `Use at most ${MOST_CHARACTERS} characters.`).transform(oneLine))
const untouched = { autoComplete: 'off' as const }
const optional = line.transform((text) => (text === '' ? null : text))

/** Where the words of an article come from. */
export type ArticleSource =
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** Fetched, because its reader asked for it. */
  | { readonly kind: 'address'; readonly url: string }

/** The bibliography that the form for an article takes. Everything may be left open that the text itself states. */
export const BIBLIOGRAPHY = {
  title: { label: 'Title', attributes: untouched, schema: optional },
  authors: {
    label: 'Authors',
    hint: 'Separate names with commas.',
    attributes: untouched,
    schema: line.transform((text): readonly string[] =>
      text
        .split(/[,;]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
    show: (names: readonly string[]) => names.join(', '),
  },
  outlet: { label: 'Outlet', hint: 'Where it was published.', attributes: untouched, schema: optional },
  published: {
    label: 'Date',
    hint: 'As exact as you can: 2023, 2023-02 or 2023-02-24.',
    attributes: untouched,
    schema: optional.refine((text) => text === null || parseEdtf(text) !== null, DATE_RULE),
  },
  url: {
    label: 'Link to the original',
    hint: 'Kept as a reference only; the page isn’t opened.',
    attributes: { ...untouched, inputMode: 'url' },
    schema: optional.refine(
      (text) => text === null || z.url({ protocol: /^https?$/ }).safeParse(text).success,
      'Enter the full address, starting with https:// or http://, or leave it blank.',
    ),
  },
} as const satisfies FormFields

export type BibliographyInput = FormValues<typeof BIBLIOGRAPHY>

/** What is to become of a text that resembles an article of the library. */
export type AddedAs = { readonly kind: 'own' } | { readonly kind: 'version'; readonly of: string }

export type ArticleInput = BibliographyInput & {
  readonly source: ArticleSource
  /** Ask before anything is saved that the text does not state, or that may be a mistake. */
  readonly asks?: boolean
  /** The answer to the question whether it is a newer version of another article. */
  readonly as?: AddedAs
}

/** An address as people type it: https is meant where nothing is said. */
export const addressSchema = z
  .string()
  .trim()
  .max(2_000, 'Enter an address of at most 2,000 characters.')
  .transform((text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) || text === '' ? text : `https://${text}`))
  .refine(
    (text) => z.url({ protocol: /^https?$/ }).safeParse(text).success,
    'Enter a valid web address in full, such as https://example.org/article.',
  )
