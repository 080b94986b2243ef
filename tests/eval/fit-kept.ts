import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type KeptFeature, keptFeatures } from '@/lib/domain/extraction/drafts/kept'
import { readSet } from './articles'
import { solved } from './solve'

/** A draft as two readers saw and marked it: G good, U usable, N not, W wrong, a letter for each. */
const markedDraft = z.object({
  article: z.string(),
  place: z.number(),
  /** The line above the card. */
  context: z.string(),
  front: z.string(),
  answer: z.string(),
  /** Where its passage stands in the article. */
  start: z.number(),
  end: z.number(),
  marks: z.string(),
  reasons: z.array(z.string()),
})

type Row = {
  readonly article: string
  readonly features: readonly KeptFeature[]
  /** The share of the readers who keep it. */
  readonly kept: number
}
type Weights = ReadonlyMap<string, number>
type Judged = { readonly article: string; readonly chance: number; readonly kept: number }

const RIDGE = 4
const STEPS = 12
const SHOWN_OF_TITLE = 20

const rows = (): readonly Row[] => {
  const articles = new Map(readSet('open').map((article) => [article.name, article]))
  const file = readFileSync(join(import.meta.dirname, 'marks', 'open.json'), 'utf8')
  return z
    .array(markedDraft)
    .parse(JSON.parse(file))
    .map(({ article, context, front, answer, start, end, marks }) => {
      const { text, title } = articles.get(article) ?? { text: '', title: '' }
      const isTitleShown = context.includes(title.slice(0, SHOWN_OF_TITLE))
      const features = keptFeatures({
        front,
        answer,
        title,
        isTitleShown,
        passage: text.slice(start, end),
        part: start / text.length,
      })
      const keeping = [...marks].filter((mark) => mark === 'G' || mark === 'U').length
      return { article, features: [...new Set(features)], kept: keeping / marks.length }
    })
}

const sumOf = (weights: Weights, features: readonly string[]): number =>
  features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0)
const chanceOf = (sum: number): number => 1 / (1 + Math.exp(-sum))

/** A logistic regression with a ridge on all weights but the base, by Newton's method. */
function fitted(of: readonly Row[], names: readonly string[]): Weights {
  let weights: Weights = new Map(names.map((name) => [name, 0]))
  const place = new Map(names.map((name, at) => [name, at]))
  for (let step = 0; step < STEPS; step += 1) {
    const ridge = (name: string): number => (name === 'base' ? 1e-6 : RIDGE)
    const gradient = names.map((name) => -ridge(name) * (weights.get(name) ?? 0))
    const curvature = names.map((name, at) => names.map((_, other) => (at === other ? ridge(name) : 0)))
    for (const { features, kept } of of) {
      const chance = chanceOf(sumOf(weights, features))
      const at = features.map((feature) => place.get(feature) ?? 0)
      for (const one of at) {
        gradient[one] = (gradient[one] ?? 0) + kept - chance
        const row = curvature[one] ?? []
        for (const other of at) row[other] = (row[other] ?? 0) + chance * (1 - chance)
      }
    }
    const change = solved(curvature, gradient)
    weights = new Map(names.map((name, at) => [name, (weights.get(name) ?? 0) + (change[at] ?? 0)]))
  }
  return weights
}

/** How often a draft that more readers keep has the higher chance. */
function ordered(judged: readonly Judged[]): number {
  let [pairs, right] = [0, 0]
  for (const better of judged)
    for (const other of judged) {
      const by = better.kept - other.kept
      if (by <= 0) continue
      pairs += by
      right += by * (better.chance > other.chance ? 1 : better.chance === other.chance ? 0.5 : 0)
    }
  return right / pairs
}

const mean = (judged: readonly { readonly kept: number }[]): number =>
  judged.reduce((sum, { kept }) => sum + kept, 0) / judged.length
const percent = (part: number): string => `${(part * 100).toFixed(1)}%`

/** What the marks of the open set say of which drafts are kept: weights for `kept.ts`, and how well they do on texts left out. */
export function fitReport(): string {
  const all = rows()
  const names = [...new Set(all.flatMap(({ features }) => features))].toSorted()
  const weights = fitted(all, names)
  const judged = [...new Set(all.map(({ article }) => article))].flatMap((article): Judged[] => {
    const others = fitted(
      all.filter((row) => row.article !== article),
      names,
    )
    const own = all.filter((row) => row.article === article)
    return own.map(({ kept, features }) => ({ article, kept, chance: chanceOf(sumOf(others, features)) }))
  })
  const lines = names.map((name) => {
    const having = all.filter(({ features }) => features.some((feature) => feature === name))
    return `${name.padEnd(16)} ${(weights.get(name) ?? 0).toFixed(2).padStart(6)}   ${percent(mean(having))} of ${having.length} kept`
  })
  const least = [0.3, 0.4, 0.47, 0.5, 0.55, 0.6].map((chance) => {
    const likely = judged.filter((one) => one.chance >= chance)
    return `a chance of ${chance} or more: ${likely.length} drafts, ${percent(mean(likely))} kept`
  })
  return [
    ...lines,
    '',
    `Of ${all.length} drafts ${percent(mean(all))} are kept. Each text judged by the marks of the others:`,
    `the draft that more readers keep has the higher chance: ${percent(ordered(judged))}`,
    ...least,
  ].join('\n')
}
