import { parseDocument } from 'yaml'
import { z } from 'zod'
import { parseEdtf } from '../domain/content/edtf'
import type { SourceText } from './source-result'

export type Bibliography = Omit<SourceText, 'text'>

export const NO_BIBLIOGRAPHY: Bibliography = {
  title: null,
  authors: [],
  outlet: null,
  published: null,
  url: null,
  language: null,
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

const line = z
  .string()
  .transform((value) => value.replace(/\s+/gu, ' ').trim())
  .refine((value) => value !== '')
const names = z.union([z.array(line), line.transform((value) => value.split(/, | and /))])
/** Programs write dates with a time of day, which a publication date does not need. */
const date = line.transform((value) => value.replace(/[T ]\d{2}:.*$/, '')).refine((value) => parseEdtf(value) !== null)
const language = line.refine((value) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(value))
const address = z.url({ protocol: /^https?$/ })

function firstOf<T>(
  fields: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  schema: z.ZodType<T>,
): T | null {
  for (const key of keys) {
    const parsed = schema.safeParse(fields[key])
    if (parsed.success) return parsed.data
  }
  return null
}

/**
 * Parts a Markdown text into the bibliography of its front matter and the rest. A field that is missing or not right
 * is null; where the front matter is no YAML, all are, and it is left out of the text all the same.
 */
export function takeFrontMatter(source: string): { bibliography: Bibliography; body: string } {
  const match = FRONT_MATTER.exec(source)
  if (!match) return { bibliography: NO_BIBLIOGRAPHY, body: source }
  const body = source.slice(match[0].length)
  const document = parseDocument(match[1] ?? '', { schema: 'failsafe', logLevel: 'silent' })
  const parsed = z.record(z.string(), z.unknown()).safeParse(document.errors.length > 0 ? null : document.toJS())
  if (!parsed.success) return { bibliography: NO_BIBLIOGRAPHY, body }
  const fields = Object.fromEntries(Object.entries(parsed.data).map(([key, value]) => [key.toLowerCase(), value]))
  const bibliography = {
    title: firstOf(fields, ['title'], line),
    authors: firstOf(fields, ['authors', 'author', 'by'], names) ?? [],
    outlet: firstOf(fields, ['outlet', 'publication', 'publisher', 'site'], line),
    published: firstOf(fields, ['published', 'date', 'publication-date'], date),
    url: firstOf(fields, ['url', 'source', 'link', 'canonical'], address),
    language: firstOf(fields, ['language', 'lang'], language),
  }
  return { bibliography, body }
}
