import type { Span } from '../../finder/mention'

/** What a model is asked: instructions apart from the text that they are about. */
export type ModelPrompt = { readonly system: string; readonly user: string }

/** A piece of the article that a model is given, under the number it answers with. */
export type NumberedPassage = Span & { readonly number: number; readonly text: string }

export type PromptValues = {
  readonly title: string
  /** EDTF, or null where it is not known. */
  readonly published: string | null
  readonly passages: readonly NumberedPassage[]
  /** The most cards to ask for. */
  readonly most: number
}

const DIVIDER = /^===\s*$/m
const PLACEHOLDER = /\{\{(\w+)\}\}/g
const KNOWN = ['title', 'published', 'passages', 'most'] as const

export type PromptProblem = { readonly problem: string }

/** What looks like our own marks is broken up, so that a text cannot close its passage and go on as instructions. */
const asData = (text: string): string => text.replaceAll('<<<', '< < <').replaceAll('>>>', '> > >')

const numbered = ({ number, text }: NumberedPassage): string => `<<<PASSAGE ${number}\n${asData(text)}\n>>>`

/**
 * Fills a prompt file: instructions, a line of `===`, and the part with the text. `{{title}}`, `{{published}}`,
 * `{{passages}}` and `{{most}}` are replaced once; what a title or passage says is never read as a placeholder. A file
 * that lacks a part or has an unknown placeholder is a problem, in a sentence for its author.
 */
export function fillPrompt(file: string, asked: PromptValues): ModelPrompt | PromptProblem {
  const [system, user, ...more] = file.split(DIVIDER)
  if (system === undefined || user === undefined || more.length > 0) {
    return { problem: 'The prompt file needs one line of “===” between the instructions and the part with the text.' }
  }
  const unknown = [...file.matchAll(PLACEHOLDER)].find(([, name]) => !KNOWN.some((known) => known === name))
  if (unknown) return { problem: `The prompt file has “${unknown[0]}”, which is not one of ${KNOWN.join(', ')}.` }
  if (!user.includes('{{passages}}')) return { problem: 'The second part of the prompt file lacks “{{passages}}”.' }
  const values: Readonly<Record<string, string>> = {
    title: asData(asked.title),
    published: asked.published ?? 'not known',
    passages: asked.passages.map(numbered).join('\n\n'),
    most: String(asked.most),
  }
  const fill = (part: string) => part.trim().replace(PLACEHOLDER, (_, name: string) => values[name] ?? '')
  return { system: fill(system), user: fill(user) }
}
