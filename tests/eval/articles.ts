import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Span } from '@/lib/domain/finder/mention'
import { labelFile, type MentionLabel, type SentenceLabel } from './label'

export const SETS = ['tuning', 'held-out', 'open', 'sealed'] as const
export type SetName = (typeof SETS)[number]

/** The sets to measure: the sealed one only when it is asked for, so that nobody tunes on its results. */
export const setsToMeasure = ({ withSealed }: { readonly withSealed: boolean }): readonly SetName[] =>
  SETS.filter((set) => withSealed || set !== 'sealed')

const ENDING = '.labels.json'

export type PlacedLabel = MentionLabel & Span & { readonly otherSpans: readonly Span[] }
export type PlacedSentence = SentenceLabel & Span

export type LabelledArticle = {
  readonly name: string
  readonly set: SetName
  readonly text: string
  readonly title: string
  readonly style: string
  /** EDTF. */
  readonly published: string
  readonly labels: readonly PlacedLabel[]
  readonly sentences: readonly PlacedSentence[]
}

/** Where the characters stand for the nth time, from 0. Throws where they do not. */
const spanOf = (text: string, { quote, occurrence }: { quote: string; occurrence: number }): Span => {
  let start = text.indexOf(quote)
  for (let left = occurrence; left > 0 && start !== -1; left--) start = text.indexOf(quote, start + 1)
  if (start === -1) throw new Error(`“${quote}” does not stand in the text ${occurrence + 1} times.`)
  return { start, end: start + quote.length }
}

/** Another span that overlaps the first one. Throws where the characters stand nowhere about it. */
const spanAbout = (text: string, other: string, near: Span): Span => {
  const start = text.indexOf(other, Math.max(0, near.start - other.length + 1))
  if (start === -1 || start >= near.end) throw new Error(`“${other}” does not stand where its label does.`)
  return { start, end: start + other.length }
}

const readText = (stem: string): string => {
  const file = [`${stem}.txt`, `${stem}.md`].find(existsSync)
  if (!file) throw new Error(`${stem}${ENDING} has no text beside it.`)
  return readFileSync(file, 'utf8')
}

const readArticle = (folder: string, set: SetName, name: string): LabelledArticle => {
  const stem = join(folder, name)
  const text = readText(stem)
  const { mentions, sentences, ...about } = labelFile.parse(JSON.parse(readFileSync(`${stem}${ENDING}`, 'utf8')))
  try {
    const labels = mentions.map((label) => {
      const span = spanOf(text, label)
      return { ...label, ...span, otherSpans: label.also.map((other) => spanAbout(text, other, span)) }
    })
    return { ...about, name, set, text, labels, sentences: sentences.map((one) => ({ ...one, ...spanOf(text, one) })) }
  } catch (cause) {
    throw new Error(`The labels of ${set}/${name} do not fit its text.`, { cause })
  }
}

/** The articles of one set by name, with every label at its offsets. Throws where a label does not fit its text. */
export const readSet = (set: SetName): readonly LabelledArticle[] => {
  const folder = join(import.meta.dirname, set)
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING))
  return names.sort().map((name) => readArticle(folder, set, name.slice(0, -ENDING.length)))
}
