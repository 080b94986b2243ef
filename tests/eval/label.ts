import { z } from 'zod'

/** The kinds that are labelled. Events and claims are measured through the sentences that are chosen. */
export const LABELLED_KINDS = ['money', 'percent', 'count', 'date', 'person', 'org', 'place', 'quote'] as const
export type LabelledKind = (typeof LABELLED_KINDS)[number]

/** The kinds whose value is calculated and compared with. */
export const VALUE_KINDS: ReadonlySet<string> = new Set(['money', 'percent', 'count', 'date'])

const amount = z.union([z.number(), z.tuple([z.number(), z.number()])])
const value = z.union([
  z.strictObject({ amount, currency: z.string().length(3) }),
  z.strictObject({ percent: amount }),
  z.strictObject({ count: amount, unit: z.string().nullable() }),
  z.string().min(1),
])
export type LabelValue = z.infer<typeof value>

const place = {
  quote: z.string().min(1),
  /** Which of the places in the text where these characters stand, from 0. */
  occurrence: z.int().min(0).default(0),
}

const mention = z.strictObject({
  /** `trap`: figures that are no mention (“Year 4”); whatever value is found there has no basis. */
  kind: z.enum([...LABELLED_KINDS, 'trap']),
  ...place,
  /** A figure, an EDTF date, or the full name. */
  value: value.optional(),
  /** Other values that are right too, where a text leaves the precision open. */
  values: z.array(value).default([]),
  /** Other spans at this place that are as good: with “between” or “the”, without a plus sign. */
  also: z.array(z.string().min(1)).default([]),
  role: z.string().optional(),
  speaker: z.string().optional(),
  /** Debatable: neither missed when it is not found, nor false when it is. */
  optional: z.boolean().default(false),
})
export type MentionLabel = z.infer<typeof mention>

const sentence = z.strictObject({
  ...place,
  /** One of the best: what a reader would be sorry not to be offered. */
  key: z.boolean().default(false),
  /** Carries the news of the article. Marked in the open and sealed sets only. */
  lead: z.boolean().default(false),
})
export type SentenceLabel = z.infer<typeof sentence>

export const labelFile = z.strictObject({
  title: z.string(),
  style: z.string(),
  /** EDTF. */
  published: z.string(),
  mentions: z.array(mention),
  sentences: z.array(sentence),
})
