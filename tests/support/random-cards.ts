import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { FactId } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { chosenCards } from '@/lib/services/cards/card-selection'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { seeded } from '@/tests/bench/random'
import { must } from '@/tests/support/must'
import { actOnCards } from './act-on-cards'
import { later, reviewOf } from './entries'

const FRAGMENTS = [
  'the **Stone** Bridge',
  'of *1999*',
  'a < b & c > d',
  '日本 (にほん)',
  '5 * 3 * 2',
  'snake_case_name',
  '$x^2 + y_1$',
  'costs $5 or $6',
  '“quoted” – dashed',
  '`code & <tags>`',
  'Ünïcode 😀',
  '[a link](https://example.org/a?b=1&c=2)',
  'one\n- two\n- three',
  'line\nline',
  '2. of 3',
  '#hash and &amp;',
] as const
const FORMS = ['question', 'typed', 'reversed', 'cloze'] as const
const TOPICS = ['bridges', 'europe::rivers', 'Ärger', 'x/y'] as const
const DECKS = ['Bridges', 'Bridges::Old', 'a/b', 'Café'] as const

/**
 * Makes cards of every form with texts that are hard to convert, and answers them for some weeks: the same for a seed.
 * Nothing is made where the lint refuses a text.
 */
export const randomCards = async (ctx: Context, seed: number, { cards = 16, days = 12 } = {}): Promise<Context> => {
  const random = seeded(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const one = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('the list is empty')
    return found
  }
  const text = (): string => Array.from({ length: 1 + below(3) }, () => one(FRAGMENTS)).join(' ')
  for (let i = 0; i < cards; i++) {
    const form = FORMS[i % FORMS.length] ?? 'question'
    const id = `0192f000-0000-7000-8000-${String(seed * 1_000 + i).padStart(12, '0')}` as FactId
    const isCloze = form === 'cloze'
    const front = isCloze
      ? `Number ${i} is {{c1::${one(['Oder', '742 km', '**bold**'])}::a hint}} and {{c2::${i} more}}.`
      : `${i}: ${text()}`
    const input = {
      id,
      front,
      back: isCloze ? '' : form === 'typed' ? `answer ${i}` : `${text()} (${i})`,
      form: isCloze ? 'question' : form,
      topics: TOPICS.filter(() => random() < 0.4),
      deck: one(DECKS),
    } as const
    must(await addOwnCard(ctx, ownCardSchema.parse(input)))
  }
  const { settingsId } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const chosen = must(await chosenCards(ctx, { kind: 'all', query: '', except: [] }))
  const ids = chosen.map(({ cardId }) => cardId)
  for (let day = 0; day < days; day++) {
    const today = later(ctx, day * DAY_MS)
    const entries = ids.flatMap((cardId, i): readonly EntryInput[] => {
      if (random() < 0.6) return []
      const at = today.now + i * 60_000
      const rating = one([1, 2, 3, 3, 3, 4] satisfies readonly Rating[])
      const times = { questionMs: below(20_000), answerMs: below(9_000) }
      return [reviewOf({ cardId, at, rating, settingsId, ...times })]
    })
    if (entries.length > 0) await submitEntries(later(today, DAY_MS / 2), entries)
  }
  const end = later(ctx, days * DAY_MS)
  await actOnCards(end, { kind: 'suspend', suspended: true }, [one(ids)])
  await actOnCards(later(end, 1), { kind: 'flag', flag: 1 + below(7) }, [one(ids)])
  return later(end, 60_000)
}
