import type { z } from 'zod'
import { deletions } from '../cards/cloze'
import { LONGEST_READ } from '../cards/markdown'
import type { CardForm } from '../library'
import { CARD_GUIDE, cardSchema } from './article-schema'
import { schemaProblems, type YamlSource } from './article-yaml'
import type { MakeProblem, Problem } from './problem'

/** One card as it is studied. All cards of one entry share its id as `group`. */
export type CardFile = {
  readonly key: string
  readonly group: string
  readonly form: CardForm
  /** The deletion that a cloze card asks for; 0 for other forms. */
  readonly deletion: number
  readonly front: string
  readonly back: string
  readonly hint: string | null
  readonly aliases: readonly string[]
  readonly line: number
}

type Entry = z.infer<typeof cardSchema>

/** What is wrong with the fields of an entry taken together, with a remedy; null where they go together. */
function misfit(entry: Entry): readonly [string, string] | null {
  const { q = '', a = '', cloze = '' } = entry
  if (Math.max(q.length, a.length, cloze.length) > LONGEST_READ)
    return ['The card is longer than a card can be', `Use at most ${LONGEST_READ.toLocaleString('en-GB')} characters`]
  if (entry.cloze === undefined) {
    if (!entry.q) return ['The card has no question', 'Write q and a, or a cloze']
    if (!entry.a) return ['The card has no answer', 'Write a beside q']
    if (entry.reversed && entry.typed) return ['The card is both reversed and typed', 'Keep one of the two']
    return null
  }
  if (entry.q !== undefined || entry.a !== undefined || entry.reversed || entry.typed) {
    return [
      'The card is a cloze and something else as well',
      'Keep either the cloze, or q and a with reversed or typed',
    ]
  }
  if (entry.cloze === '') return ['The cloze is empty', 'Write a sentence with {{c1::gaps}}']
  if (deletions(entry.cloze).length === 0) return ['The cloze has no deletion', 'Mark what is hidden as {{c1::words}}']
  return null
}

function expand(entry: Entry, line: number): CardFile[] {
  const shared = { group: entry.id, hint: entry.hint ?? null, aliases: entry.aliases, line }
  if (entry.cloze !== undefined) {
    const front = entry.cloze
    return deletions(front).map((deletion) => ({
      ...shared,
      key: `${entry.id}/${deletion}`,
      form: 'cloze',
      deletion,
      front,
      back: '',
    }))
  }
  const [front, back] = [entry.q ?? '', entry.a ?? '']
  const plain: CardFile = {
    ...shared,
    key: entry.id,
    form: entry.typed ? 'typed' : 'question',
    deletion: 0,
    front,
    back,
  }
  if (!entry.reversed) return [plain]
  return [plain, { ...plain, key: `${entry.id}/reverse`, form: 'reversed', front: back, back: front }]
}

/** Reads the entry of a card at a path of a facts block and expands it into the cards that are studied. */
export function readCards(
  value: unknown,
  source: YamlSource,
  path: readonly PropertyKey[],
  problem: MakeProblem,
): { cards: readonly CardFile[]; problems: readonly Problem[] } {
  const parsed = cardSchema.safeParse(value)
  if (!parsed.success) {
    return { cards: [], problems: schemaProblems(parsed.error, source, path, CARD_GUIDE, problem) }
  }
  const line = source.lineOf(path)
  const wrong = misfit(parsed.data)
  if (wrong) return { cards: [], problems: [problem(line, `${wrong[0]} (${parsed.data.id})`, wrong[1])] }
  return { cards: expand(parsed.data, line), problems: [] }
}
