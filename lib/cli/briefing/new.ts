import { type Command, InvalidArgumentError } from 'commander'
import { instantOfLocal } from '@/lib/domain/briefing/day-words'
import { counted } from '@/lib/domain/format/words'
import { isTimeZone } from '@/lib/domain/time/study-day'
import { completedInput, usualInput } from '@/lib/services/briefing/completed-input'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { complain, say, sayJson } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly at: string
  readonly zone?: string
  readonly place?: string
  readonly audience?: string
  readonly minutes: number
  readonly allMinutes?: true
  readonly must: number
  readonly others: number
  readonly article: readonly string[]
  readonly deck: readonly string[]
  readonly topic: readonly string[]
  readonly person: readonly string[]
  readonly country: readonly string[]
  readonly search: readonly string[]
  readonly json?: true
}

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Enter a whole number.')
  return Number(text)
}

const also = (value: string, before: readonly string[]): readonly string[] => [...before, value]

const make = (title: string, options: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const usual = await usualInput(ctx)
    const timeZone = options.zone ?? usual.timeZone
    if (!isTimeZone(timeZone)) {
      complain(`“${timeZone}” is not a time zone. Enter one such as Europe/Berlin.`)
      return 2
    }
    const [date = '', time = '09:00'] = options.at.trim().split(/[ T]/)
    const at = instantOfLocal(date, time, timeZone)
    if (at === null) {
      complain(`“${options.at}” is not a date and time. Enter it as 2026-12-05 14:00.`)
      return 2
    }
    const { place = null, audience = null, minutes, must, others } = options
    const parsed = completedInput(usual, {
      title,
      at,
      timeZone,
      place,
      audience,
      minutesPerDay: minutes,
      choices: {
        targetMust: must / 100,
        targetOthers: others / 100,
        usesAllMinutes: options.allMinutes ?? false,
        scope: {
          articleKeys: options.article,
          deckNames: options.deck,
          topics: options.topic,
          people: options.person,
          places: options.country,
          searches: options.search,
        },
      },
    })
    if (!parsed.success) {
      complain(parsed.error.issues.map(({ message }) => message).join('\n'))
      return 2
    }
    const saved = await saveBriefing(ctx, parsed.data)
    if (!saved.ok) {
      complain(saved.message)
      return 1
    }
    const { id, facts } = saved.value
    if (options.json) sayJson(saved.value)
    else say(`${counted(facts, 'fact')}. “npm run aide -- briefing show ${id}” shows how ready you are.`)
    return 0
  })

/** `aide briefing new`: makes a briefing. */
export const addBriefingNew = (briefing: Command): void => {
  briefing
    .command('new')
    .argument('<title>', 'title of the briefing')
    .description('create a briefing')
    .requiredOption('--at <time>', 'local date and time: "2026-12-05 14:00"')
    .option('--zone <zone>', 'its time zone, such as Europe/Berlin (default: yours)')
    .option('--topic <name>', 'facts about a topic; you can repeat this option and the next five', also, [])
    .option('--article <key>', 'facts from an article, by the name in its address', also, [])
    .option('--deck <name>', 'facts in a deck and its nested decks', also, [])
    .option('--person <name>', 'facts about a person', also, [])
    .option('--country <name>', 'facts about a country or another place', also, [])
    .option('--search <words>', 'facts of the cards that match a search', also, [])
    .option('--minutes <n>', 'most minutes per day', wholeNumber, 15)
    .option('--all-minutes', 'use all of them, even if fewer reach the targets')
    .option('--must <percent>', 'target for must-knows', wholeNumber, 95)
    .option('--others <percent>', 'target for all other facts', wholeNumber, 85)
    .option('--place <text>', 'where it takes place')
    .option('--audience <text>', 'who you speak to')
    .option('--json', 'as JSON, for programs')
    .action(async (title: string, options: Options) => {
      process.exitCode = await make(title, options)
    })
}
