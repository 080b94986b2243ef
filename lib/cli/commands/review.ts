import { type Command, InvalidArgumentError, Option } from 'commander'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { counted } from '@/lib/domain/format/words'
import { DEFAULT_PREFERENCES } from '@/lib/domain/preferences'
import { hasReachedLimit } from '@/lib/domain/queue/limits'
import { joined } from '@/lib/domain/queue/session-note'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { cardUp, openSession, type ReviewSession } from '@/lib/domain/session/review-session'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { systemClock } from '@/lib/platform/clock'
import type { Context } from '@/lib/services/context'
import { loadSession } from '@/lib/services/study/load-session'
import { moreNewScope } from '@/lib/services/study/study-more'
import { addressOfSaved, isDaysSession, type StudyScope, scopeSchema } from '@/lib/services/study/study-scope'
import { askCard, send } from '../review/ask-card'
import { openKeyboard } from '../review/keyboard'
import { summaryWords } from '../review/words'
import { searchErrorWords } from '../search-error-words'
import { complain, say } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const endWords = ({ study }: ReviewSession): string => {
  if (study.isCram) return 'That’s all. Due dates haven’t changed.'
  return hasReachedLimit(study)
    ? 'That’s all for now. You’ve reached today’s limits. For more: aide due lists what you can study.'
    : 'Nothing more is due now.'
}

/** Options as the address of a session writes them; `--new` is the number of new cards that are wanted in addition. */
type ReviewOptions = {
  readonly article?: string
  readonly deck?: string
  readonly briefing?: string
  /** A search as on the page Cards. */
  readonly search?: string
  readonly missed?: number
  readonly ahead?: number | 'all'
  readonly mode?: 'cram'
  readonly limits?: 'day'
  readonly new?: number
  readonly saved?: string
}

const scopeOf = async (
  ctx: Context,
  address: Omit<ReviewOptions, 'new' | 'saved'>,
  moreNew?: number,
): Promise<StudyScope> => ({
  ...scopeSchema.parse(address),
  ...(moreNew === undefined ? {} : await moreNewScope(ctx, moreNew)),
})

const wholeNumber = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Enter a whole number.')
  return Number(text)
}

const missedDays = (text: string): number => {
  const days = wholeNumber(text)
  if (days < 1 || days > 30) throw new InvalidArgumentError('Enter 1 to 30 days.')
  return days
}

const aheadDays = (text: string): number | 'all' => (text === 'all' ? 'all' : wholeNumber(text))

const review = ({ new: moreNew, saved, ...options }: ReviewOptions): Promise<ExitCode> =>
  withData(async (ctx) => {
    const learner = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    const preferences = learner?.preferences ?? DEFAULT_PREFERENCES
    const kept = preferences.savedSearches.find(({ name }) => name === saved)
    if (saved !== undefined && !kept) {
      complain(`There is no saved search called “${saved}”.`)
      return 2
    }
    const address = { ...(kept ? Object.fromEntries(new URLSearchParams(addressOfSaved(kept))) : {}), ...options }
    const reading = readCardSearch(address.search ?? '')
    if (!reading.ok) {
      complain(searchErrorWords(address.search ?? '', reading.error))
      return 2
    }
    const scope = await scopeOf({ ...ctx, now: systemClock() }, address, moreNew)
    const keyboard = openKeyboard()
    try {
      const open = async (): Promise<ReviewSession> => {
        const study = await loadSession({ ...ctx, now: systemClock() }, scope)
        const note = joined([study.notes.start, study.notes.early])
        if (note) say(note)
        return openSession(study)
      }
      let session = await open()
      for (let card = cardUp(session); card; card = cardUp(session)) {
        const after = await askCard(ctx, { keyboard, preferences }, session, card, scope)
        if (!after) break
        session = await send(ctx, after, { kind: 'tick' }, systemClock())
        if (isDaysSession(scope) && systemClock() >= session.study.dayEndsAt) {
          say(`\n${summaryWords(session)}\n\nA new study day has begun.`)
          session = await open()
        }
      }
      const { next } = session.state
      if (next.kind === 'wait') {
        const minutes = Math.max(1, Math.ceil((next.untilMs - systemClock()) / MINUTE_MS))
        say(`\nThe next learning card is due in ${counted(minutes, 'minute')}.`)
      } else if (next.kind === 'done') say(`\n${endWords(session)}`)
      say(`\n${summaryWords(session)}`)
      return 0
    } finally {
      keyboard.close()
    }
  })

type Options = {
  readonly article?: string
  readonly deck?: string
  readonly briefing?: string
  readonly search?: string
  readonly missed?: number
  readonly saved?: string
  readonly new?: number
  readonly ahead?: number | 'all'
  readonly cram?: true
  readonly withinLimits?: true
}

/** `aide review`: a session in the terminal. */
export const addReview = (program: Command): void => {
  program
    .command('review')
    .description('study in the terminal: question, answer with passage and source, grade')
    .option('--article <key>', 'only cards from one article, by the name in its address')
    .option('--deck <name>', 'only cards in one deck and its nested decks')
    .option('--briefing <id>', 'only what a briefing needs today')
    .option('--search <terms>', 'only cards that match a search, as aide search finds them')
    .option('--saved <name>', 'only cards of a saved search')
    .option('--missed <days>', 'only cards graded Again in the last days, today included', missedDays)
    .option('--new <number>', 'so many new cards more than today’s limit', wholeNumber)
    .option('--ahead <days>', 'also reviews due in the next days, or all', aheadDays)
    .addOption(
      new Option(
        '--within-limits',
        'hold today’s limits for what you choose, such as a deck; not with --new',
      ).conflicts('new'),
    )
    .option('--cram', 'ask every chosen card, whenever it is due, and change no schedule')
    .addHelpText(
      'after',
      `
Enter shows the answer. Grade it: 1 Again, 2 Hard, 3 Good, 4 Easy, each shown
with its next interval; Enter accepts the suggested grade. o shows the whole
paragraph of the passage. u undoes the last entry, as often as you like; s
suspends the card; f and a digit set a flag (0 removes it); q quits. On a typed
card, type the answer and press Enter; there :f3 sets a flag.
Every answer is stored before the next card appears.

Today's limits do not apply to what you choose, unless --within-limits says so;
with --new alone, the limit of reviews still does. The first line says how far
the session goes past them. With --cram a missed card comes back in the same
session, and no answer changes when a card is due.`,
    )
    .action(async ({ cram, withinLimits, ...options }: Options) => {
      process.exitCode = await review({
        ...options,
        ...(withinLimits ? { limits: 'day' } : {}),
        ...(cram ? { mode: 'cram' } : {}),
      })
    })
}
