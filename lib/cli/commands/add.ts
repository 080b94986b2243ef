import { text } from 'node:stream/consumers'
import { type Command, InvalidArgumentError } from 'commander'
import { v7 as uuidv7 } from 'uuid'
import { counted } from '@/lib/domain/format/words'
import { WEIGHTS, type Weight } from '@/lib/domain/library'
import type { Context } from '@/lib/services/context'
import { addOwnCard, addOwnCards } from '@/lib/services/facts/add-own-card'
import { type OwnCardForm, type OwnCardInput, ownCardSchema } from '@/lib/services/facts/own-card-input'
import { complain, io, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly topic?: readonly string[]
  readonly weight?: Weight
  readonly deck?: string
  readonly source?: string
  readonly typed?: true
  readonly reversed?: true
  readonly json?: true
}

const formOf = ({ typed, reversed }: Options): NonNullable<OwnCardForm['form']> =>
  typed ? 'typed' : reversed ? 'reversed' : 'question'

const parsedCard = (front: string, back: string, options: Options) =>
  ownCardSchema.safeParse({
    id: uuidv7(),
    front,
    back,
    form: formOf(options),
    ...(options.weight === undefined ? {} : { weight: options.weight }),
    topics: [...(options.topic ?? [])],
    deck: options.deck ?? null,
    source: options.source ?? null,
  })

const addOne = (front: string, back: string, options: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const parsed = parsedCard(front, back, options)
    if (!parsed.success) {
      complain(parsed.error.issues.map(({ path, message }) => `${path.join(' ')}: ${message}`).join('\n'))
      return 2
    }
    const added = await addOwnCard(ctx, parsed.data)
    if (!added.ok) {
      complain(wrap(added.message))
      return 1
    }
    const { factId, cards } = added.value
    if (options.json) sayJson({ factId, cards })
    else say(wrap(`Added ${counted(cards, 'card')} without a source. Add one at\n/library/fact/${factId}.`))
    return 0
  })

type Line = { readonly number: number; readonly input: OwnCardInput }

/** The lines of a text as cards: front, tab, back. Empty lines are passed over. */
const cardsIn = (lines: string, options: Options) => {
  const cards: Line[] = []
  const wrong: string[] = []
  for (const [i, line] of lines.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue
    const [front = '', back = '', ...rest] = line.split('\t')
    const parsed = rest.length > 0 ? null : parsedCard(front, back, options)
    if (parsed?.success) cards.push({ number: i + 1, input: parsed.data })
    else wrong.push(`line ${i + 1}: ${parsed?.error.issues[0]?.message ?? 'It has more than one tab.'}`)
  }
  return { cards, wrong }
}

const addLines = async (ctx: Context, lines: string, options: Options): Promise<ExitCode> => {
  const { cards, wrong } = cardsIn(lines, options)
  const result = await addOwnCards(
    ctx,
    cards.map(({ input }) => input),
  )
  if (!result.ok) {
    complain(wrap(result.message))
    return 1
  }
  const { added, refused } = result.value
  const reasons = [...wrong, ...refused.map(({ at, failure }) => `line ${cards[at]?.number}: ${failure.message}`)]
  for (const reason of reasons) complain(wrap(reason))
  const made = added.reduce((sum, card) => sum + card.cards, 0)
  if (options.json) sayJson({ facts: added.map(({ factId }) => factId), cards: made, refused: reasons.length })
  else say(`Added ${counted(made, 'card')} without a source.`)
  return reasons.length === 0 ? 0 : 1
}

const add = async (front: string | undefined, back: string | undefined, options: Options): Promise<ExitCode> => {
  if (options.typed && options.reversed) {
    complain('Use only one of --typed and --reversed.')
    return 2
  }
  if (front !== undefined) return addOne(front, back ?? '', options)
  if (io().stdin.isTTY) {
    complain('Enter a front and a back, or send lines with front, tab and back to standard input.')
    return 2
  }
  const lines = await text(io().stdin)
  return withData((ctx) => addLines(ctx, lines, options), { backUpFirst: true })
}

const weightOf = (given: string): Weight => {
  const weight = WEIGHTS.find((one) => one === given)
  if (weight === undefined) throw new InvalidArgumentError(`Enter one of ${WEIGHTS.join(', ')}.`)
  return weight
}

const collected = (name: string, before: readonly string[] = []): readonly string[] => [...before, name]

/** `aide add card`: a card without an article. */
export const addAdd = (program: Command): void => {
  program
    .command('add')
    .description('add a card without an article')
    .command('card')
    .description('add a card: a question and its answer, or a sentence with gaps')
    .argument('[front]', 'question, or a sentence such as “Bern is {{c1::in Switzerland}}.”')
    .argument('[back]', 'answer; none for a sentence with gaps')
    .option('--topic <name>', 'topic; repeat the option for more topics', collected)
    .option('--weight <weight>', `how important it is: ${WEIGHTS.join(', ')}`, weightOf, 'should')
    .option('--deck <name>', 'deck; made if there is none of that name')
    .option('--source <text>', 'a note on where it comes from')
    .option('--typed', 'the answer is typed and compared')
    .option('--reversed', 'a second card asks from the answer to the question')
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      `
Without a front, cards are read from standard input: a line each, front and
back with a tab between them. The options then apply to all of them.

Such a card is marked “No source”. Give it a passage of an article on the page
of its fact. Exit code 1 if a card was not added.`,
    )
    .action(async (front: string | undefined, back: string | undefined, options: Options) => {
      process.exitCode = await add(front, back, options)
    })
}
