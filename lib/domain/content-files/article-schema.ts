import { z } from 'zod'
import { parseEdtf } from '../content/edtf'
import { FACT_KINDS, LINK_KINDS, PASSAGE_ROLES, WEIGHTS } from '../library'
import type { FieldGuide } from './article-yaml'

const oneLine = z.string().transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim())
const text = oneLine.refine((value) => value !== '')
/** A no-break space stays: it keeps a surname of several words together. */
const person = z
  .string()
  .transform((value) =>
    value
      .normalize('NFC')
      .replace(/[^\S\u00a0]+/gu, ' ')
      .trim(),
  )
  .refine((value) => value !== '')
const key = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const edtf = oneLine.refine((value) => parseEdtf(value) !== null)
const names = z.array(text).default([])
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** The front matter of a content file. All values are text, as `readYaml` gives them. */
export const frontMatterSchema = z.strictObject({
  id: key,
  title: text,
  'short-title': text.optional(),
  authors: z.array(person).min(1),
  outlet: text,
  published: edtf,
  url: z.url({ protocol: /^https?$/ }).optional(),
  topics: names,
})

/** One fact of a facts block; its cards are read one by one, so that a bad one does not hide the others. */
export const factSchema = z.strictObject({
  id: key,
  kind: z.enum(FACT_KINDS),
  weight: z.enum(WEIGHTS),
  statement: text,
  passage: text,
  'as-of': edtf.optional(),
  'review-by': edtf.optional(),
  speaker: person.optional(),
  hedge: text.optional(),
  topics: names,
  people: names,
  places: names,
  also: z
    .array(
      z.strictObject({
        article: key,
        passage: text,
        role: z.enum(PASSAGE_ROLES).default('states'),
        note: text.optional(),
      }),
    )
    .default([]),
  links: z.array(z.strictObject({ fact: key, kind: z.enum(LINK_KINDS), note: text })).default([]),
  cards: z.array(z.unknown()).min(1),
})

/** One entry of a fact's cards, whatever its form; which fields go together is checked where it is expanded. */
export const cardSchema = z.strictObject({
  id: key,
  q: oneLine.optional(),
  a: oneLine.optional(),
  cloze: oneLine.optional(),
  reversed: flag.default(false),
  typed: flag.default(false),
  hint: text.optional(),
  aliases: names,
})

const KEY = 'Use lower-case letters, digits and single hyphens, as in trade-2022'
const EDTF = 'Use an EDTF date, such as 2023, 2023-02 or 2023-02-17'
const NAMES = 'Enter a list of names: [one, two]'

export const FRONT_MATTER_GUIDE: FieldGuide = {
  thing: 'the article',
  fields: {
    id: KEY,
    title: 'Enter the title of the article',
    'short-title': 'Enter the title in fewer words, or leave it out',
    authors: NAMES,
    outlet: 'Enter where it was published',
    published: EDTF,
    url: 'Enter an address that begins with https:// or http://, or leave it out',
    topics: NAMES,
  },
}

export const FACT_GUIDE: FieldGuide = {
  thing: 'a fact',
  fields: {
    id: KEY,
    kind: `Use one of ${FACT_KINDS.join(', ')}`,
    weight: `Use one of ${WEIGHTS.join(', ')}`,
    statement: 'Write the fact as one full sentence',
    passage: 'Copy the words of the notes that state the fact, word for word',
    'as-of': EDTF,
    'review-by': EDTF,
    speaker: 'Enter who said or claimed it',
    hedge: 'Enter the hedge, or leave it out',
    topics: NAMES,
    people: NAMES,
    places: NAMES,
    also: `Enter a list of {article: id, passage: "words of its notes", role: …}; the role is one of ${PASSAGE_ROLES.join(', ')}`,
    links: `Enter a list of {fact: id, kind: …, note: "…"}; the kind is one of ${LINK_KINDS.join(', ')}`,
    cards: 'Add one or more cards',
  },
}

export const CARD_GUIDE: FieldGuide = {
  thing: 'a card',
  fields: {
    id: KEY,
    q: 'Write the question',
    a: 'Write the answer',
    cloze: 'Write a sentence with {{c1::gaps}}',
    reversed: 'Use true, or leave it out',
    typed: 'Use true, or leave it out',
    hint: 'Write a hint, or leave it out',
    aliases: 'Enter a list of spellings: [one, two]',
  },
}
