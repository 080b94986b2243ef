import { z } from 'zod'
import { parseEdtf } from '../domain/content/edtf'
import { DATE_RULE, oneLine } from './fact-input'

const MOST_CHARACTERS = 500

const line = z.string().max(MOST_CHARACTERS, `Use at most ${MOST_CHARACTERS} characters.`).transform(oneLine)
const optional = line.transform((text) => (text === '' ? null : text))

/** Where the words of an article come from. */
export type ArticleSource =
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }

/** The bibliography that the form for an article takes. Everything may be left open that the text itself states. */
export const bibliographySchema = z.object({
  title: optional,
  /** Names, parted by commas or semicolons. */
  authors: line.transform((text) =>
    text
      .split(/[,;]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
  outlet: optional,
  published: optional.refine((text) => text === null || parseEdtf(text) !== null, DATE_RULE),
  url: optional.refine(
    (text) => text === null || z.url({ protocol: /^https?$/ }).safeParse(text).success,
    'Write the whole address, beginning with https:// or http://, or leave it out.',
  ),
})

export type ArticleInput = z.infer<typeof bibliographySchema> & { readonly source: ArticleSource }
