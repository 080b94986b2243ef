import { type Document, parseDocument } from 'yaml'
import { z } from 'zod'
import { parseEdtf } from '../domain/content/edtf'
import { failure, type SourceFailure, type SourceText } from './source-result'

export type FrontMatterBibliography = Omit<SourceText, 'text'>

export const NO_BIBLIOGRAPHY: FrontMatterBibliography = {
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

const BOMB = failure(
  'bomb',
  'The front matter of the file (the lines between “---” at its top) expands to far more text than it contains, because its aliases repeat each other. Remove the aliases and add the file again.',
)

/** The fields of front matter; null where it is no YAML, or none that can be read. */
const fieldsOf = (yaml: string): Readonly<Record<string, unknown>> | SourceFailure | null => {
  let document: Document
  try {
    document = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' })
  } catch {
    // Brackets in brackets, deeper than the parser can call itself.
    return null
  }
  if (document.errors.length > 0) return null
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(document.toJS())
    if (!parsed.success) return null
    return Object.fromEntries(Object.entries(parsed.data).map(([key, value]) => [key.toLowerCase(), value]))
  } catch (reason) {
    // What the package throws where aliases multiply; for an alias of nothing too.
    return reason instanceof ReferenceError && /alias count/i.test(reason.message) ? BOMB : null
  }
}

const isFailure = (fields: Readonly<Record<string, unknown>> | SourceFailure): fields is SourceFailure =>
  fields === BOMB

/**
 * Parts a Markdown text into the bibliography of its front matter and the rest. A field that is missing or not right
 * is null; where the front matter is no YAML, all are, and it is left out of the text all the same. Fails as `bomb`
 * where its aliases would unpack to far more than it says.
 */
export function takeFrontMatter(
  source: string,
): { readonly ok: true; readonly bibliography: FrontMatterBibliography; readonly body: string } | SourceFailure {
  const match = FRONT_MATTER.exec(source)
  if (!match) return { ok: true, bibliography: NO_BIBLIOGRAPHY, body: source }
  const body = source.slice(match[0].length)
  const fields = fieldsOf(match[1] ?? '')
  if (fields === null) return { ok: true, bibliography: NO_BIBLIOGRAPHY, body }
  if (isFailure(fields)) return fields
  const bibliography = {
    title: firstOf(fields, ['title'], line),
    authors: firstOf(fields, ['authors', 'author', 'by'], names) ?? [],
    outlet: firstOf(fields, ['outlet', 'publication', 'publisher', 'site'], line),
    published: firstOf(fields, ['published', 'date', 'publication-date'], date),
    url: firstOf(fields, ['url', 'source', 'link', 'canonical'], address),
    language: firstOf(fields, ['language', 'lang'], language),
  }
  return { ok: true, bibliography, body }
}
