import { deletions } from '../../domain/cards/cloze'
import { LONGEST_READ } from '../../domain/cards/markdown'
import { severalLines } from '../../domain/drafting/draft-schema'
import type { TextSchedule } from '../../domain/imports/text-schedule'
import type { LooseNote, TextSource } from './loose-note'

const WIKI_IMAGE = /!\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/gu
const WIKI_LINK = /\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]/gu
const IMAGE = /!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/gu

const nameOf = (path: string): string => path.split('/').at(-1) ?? path

/** Markdown of a note program as card Markdown: images are named, links between notes are their words. */
export const cardMarkdown = (markdown: string, named: (name: string) => void = () => undefined): string => {
  const image = (label: string, path: string): string => {
    named(nameOf(path))
    return `(image: ${label === '' ? nameOf(path) : label})`
  }
  return severalLines(
    markdown
      .replace(WIKI_IMAGE, (_, path: string) => image('', path))
      .replace(IMAGE, (_, label: string, path: string) => image(label, path))
      .replace(WIKI_LINK, '$1')
      .replace(/<!--[\s\S]*?-->/gu, ''),
  )
}

type Written = {
  readonly form: LooseNote['form']
  readonly question: string
  readonly answer: string
  readonly deck?: string | null
  readonly topics?: readonly string[]
  readonly schedules?: readonly (TextSchedule | null)[]
  readonly id?: string | null
  /** As it is in the file. */
  readonly original: string
}

/** A card as Markdown writes it; null, with the reason among the problems, if it asks nothing or too much. */
export const markdownNote = (
  { form, question, answer, deck, topics = [], schedules = [], id = null, original }: Written,
  source: TextSource,
): LooseNote | null => {
  const { problems } = source
  const named = (name: string) => problems.add('media', name)
  const sides = { question: cardMarkdown(question, named), answer: cardMarkdown(answer, named) }
  if (sides.question === '') {
    problems.add('no-question', original)
    return null
  }
  const isCloze = form === 'cloze' || deletions(sides.question).length > 0
  if (sides.answer === '' && !isCloze) {
    problems.add('no-answer', sides.question)
    return null
  }
  if (Math.max(sides.question.length, sides.answer.length) > LONGEST_READ) {
    problems.add('too-long', sides.question)
    return null
  }
  return {
    id,
    form: isCloze ? 'cloze' : form,
    ...sides,
    hint: null,
    extra: '',
    sourceLine: null,
    asOf: null,
    weight: null,
    topics,
    deck: deck ?? source.deck,
    original: { noteType: 'Markdown', fields: [['Markdown', original]], tags: topics },
    schedules,
  }
}

/** Lines without their line ends. */
export const linesOfText = (text: string): readonly string[] => text.split(/\r\n?|\n/u)
