import { type Command, InvalidArgumentError } from 'commander'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { openPresets } from '@/lib/data/queries/learner/presets'
import { insideSentence } from '@/lib/domain/actions/action-words'
import { exactPercent } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { limitsOn } from '@/lib/domain/queue/limit-groups'
import { limitsWords } from '@/lib/domain/queue/limits-words'
import type { Preset } from '@/lib/domain/scheduling/presets'
import { formatSteps } from '@/lib/domain/scheduling/validate'
import type { Context } from '@/lib/services/context'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { done, failed, type Result } from '@/lib/services/result'
import { createPreset, deletePreset, renamePreset } from '@/lib/services/settings/change-presets'
import { assignPreset, setDeckLimits } from '@/lib/services/settings/deck-options'
import { PRESET_FIELDS, presetTexts } from '@/lib/services/settings/preset-form'
import { savePresetOptions, setTodaysLimits } from '@/lib/services/settings/save-preset-options'
import { bold, complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const presetsOf = async ({ engine, actor }: Context) =>
  openPresets(engine.read, await learnerOf(engine.read, actor.learnerId), actor.workspaceIds)

/** The preset of a name, capitals aside. */
const named = async (ctx: Context, name: string): Promise<Result<Preset>> => {
  const found = (await presetsOf(ctx)).all.find((preset) => preset.name.toLowerCase() === name.trim().toLowerCase())
  return found ? done(found) : failed('not-found', `There is no preset called “${name}”.`)
}

/** Runs a command on the data; what was refused is said on standard error. */
const run = (work: (ctx: Context) => Promise<Result<string>>): Promise<ExitCode> =>
  withData(async (ctx) => {
    const result = await work(ctx)
    if (result.ok) say(wrap(result.value))
    else complain(result.message)
    return result.ok ? 0 : 1
  })

const stepsWords = (minutes: readonly number[]): string => (minutes.length === 0 ? 'none' : formatSteps(minutes))

const presetLines = ({ name, scheduling, queue }: Preset, day: number, decks: readonly string[]): string => {
  return [
    bold(name),
    `  ${limitsWords(queue, day)}; desired retention ${exactPercent(scheduling.desiredRetention)}`,
    `  learning steps ${stepsWords(scheduling.learningStepsMinutes)}; relearning steps ${stepsWords(scheduling.relearningStepsMinutes)}`,
    ...(decks.length === 0 ? [] : [wrap(`decks: ${decks.join(', ')}`, '  ')]),
  ].join('\n')
}

const list = ({ json }: { readonly json?: true }): Promise<ExitCode> =>
  withData(async (ctx) => {
    const { all, choices } = await presetsOf(ctx)
    const { day } = await studyDayOf(ctx)
    const decksOf = ({ id }: Preset) =>
      choices.flatMap(({ name, presetId }) => (presetId !== null && presetId === id ? [name] : []))
    if (json) {
      sayJson(
        all.map((preset) => {
          const { id, name, scheduling, queue } = preset
          return { id, name, ...limitsOn(queue, day), scheduling, queue, decks: decksOf(preset) }
        }),
      )
    } else say(all.map((preset) => presetLines(preset, day, decksOf(preset))).join('\n\n'))
    return 0
  })

/** `name=value` options of a preset, as in the fields of its page. */
const change = (name: string, options: readonly string[]): Promise<ExitCode> =>
  run(async (ctx) => {
    const preset = await named(ctx, name)
    if (!preset.ok) return preset
    if (preset.value.id === null) return failed('invalid', 'Change the default preset on the Settings page.')
    const given = options.map((option) => {
      const at = option.indexOf('=')
      return [option.slice(0, Math.max(0, at)), option.slice(at + 1)] as const
    })
    const unknown = given.find(([field]) => !Object.hasOwn(PRESET_FIELDS, field))
    if (unknown) {
      return failed('invalid', `Unknown option “${unknown[0]}”. Options are: ${Object.keys(PRESET_FIELDS).join(', ')}.`)
    }
    const saved = await savePresetOptions(ctx, preset.value.id, {
      ...presetTexts(preset.value),
      ...Object.fromEntries(given),
    })
    if (!saved.ok) {
      const [wrong] = (Object.keys(PRESET_FIELDS) as (keyof typeof PRESET_FIELDS)[]).flatMap((field) => {
        const error = saved.errors[field]
        return error === undefined ? [] : [`${PRESET_FIELDS[field].label}: ${insideSentence(error)}`]
      })
      return failed('invalid', wrong ?? saved.message)
    }
    return done(saved.isChanged ? `“${preset.value.name}” was changed.` : 'Nothing was changed.')
  })

/** A limit, or the word that takes one away: commander would make an empty text of null. */
type GivenLimit = number | 'usual'

const limitNumber = (text: string): GivenLimit => {
  if (text === 'usual') return 'usual'
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 0 || limit > 9999)
    throw new InvalidArgumentError('Enter a whole number from 0 to 9999, or “usual”.')
  return limit
}

type LimitOptions = { readonly new?: GivenLimit; readonly reviews?: GivenLimit; readonly today?: true }

type Limits = { readonly newPerDay: number | null; readonly reviewsPerDay: number | null }
const NO_LIMITS: Limits = { newPerDay: null, reviewsPerDay: null }

const limitAfter = (before: number | null, given: GivenLimit | undefined): number | null =>
  given === undefined ? before : given === 'usual' ? null : given

/** Limits with those that were given in their place; what was not named stays. */
const limitsWith = ({ newPerDay, reviewsPerDay }: Limits, options: LimitOptions): Limits => ({
  newPerDay: limitAfter(newPerDay, options.new),
  reviewsPerDay: limitAfter(reviewsPerDay, options.reviews),
})

const limitPreset = (name: string, options: LimitOptions): Promise<ExitCode> =>
  run(async (ctx) => {
    const preset = await named(ctx, name)
    if (!preset.ok) return preset
    const { day } = await studyDayOf(ctx)
    const { today } = preset.value.queue
    const limits = limitsWith(today?.day === day ? today : NO_LIMITS, options)
    const set = await setTodaysLimits(ctx, preset.value.id, limits)
    return set.ok ? done(`Today’s limits for “${preset.value.name}” were set.`) : set
  })

const limitDeck = (deck: string, options: LimitOptions): Promise<ExitCode> =>
  run(async (ctx) => {
    const set = await setDeckLimits(ctx, deck, (before, day) => {
      if (!options.today) return { ...before, ...limitsWith(before, options) }
      const limits = limitsWith(before.today?.day === day ? before.today : NO_LIMITS, options)
      const isNone = limits.newPerDay === null && limits.reviewsPerDay === null
      return { ...before, today: isNone ? null : { day, ...limits } }
    })
    return set.ok ? done(`The limits for “${deck}” were set.`) : set
  })

const withLimits = (command: Command): Command =>
  command
    .option('--new <number>', 'new cards; “usual” removes this limit', limitNumber)
    .option('--reviews <number>', 'reviews; “usual” removes this limit', limitNumber)

/** `aide presets`: sets of options, and the decks that have them. */
export const addPresets = (program: Command): void => {
  const presets = program
    .command('presets')
    .description('sets of options for decks: list, add, change, give to decks')
    .option('--json', 'as JSON, for programs')
    .action(async (options: { readonly json?: true }) => {
      process.exitCode = await list(options)
    })
  presets
    .command('add')
    .description('makes a preset, with the options of another one')
    .argument('<name>', 'its name')
    .option('--copy <preset>', 'the preset to copy; the default one if left out')
    .action(async (name: string, { copy }: { readonly copy?: string }) => {
      process.exitCode = await run(async (ctx) => {
        const source = copy === undefined ? done(null) : await named(ctx, copy)
        if (!source.ok) return source
        const made = await createPreset(ctx, name, source.value?.id ?? null)
        return made.ok ? done(`“${name.trim()}” was added. Give it to a deck: aide presets use`) : made
      })
    })
  presets
    .command('set')
    .description('changes options of a preset, such as desiredRetention=85')
    .argument('<preset>', 'its name')
    .argument('<options...>', 'name=value; for switches, name=on, or name= for off')
    .action(async (name: string, options: readonly string[]) => {
      process.exitCode = await change(name, options)
    })
  presets
    .command('rename')
    .description('gives a preset another name')
    .argument('<preset>', 'its name')
    .argument('<name>', 'the new name')
    .action(async (name: string, to: string) => {
      process.exitCode = await run(async (ctx) => {
        const preset = await named(ctx, name)
        if (!preset.ok) return preset
        const renamed = await renamePreset(ctx, preset.value.id ?? '', to)
        return renamed.ok ? done(`“${preset.value.name}” is now “${to.trim()}”.`) : renamed
      })
    })
  presets
    .command('delete')
    .description('deletes a preset; its decks use that of the deck above them, or the default one')
    .argument('<preset>', 'its name')
    .action(async (name: string) => {
      process.exitCode = await run(async (ctx) => {
        const preset = await named(ctx, name)
        if (!preset.ok) return preset
        const deleted = await deletePreset(ctx, preset.value.id ?? '')
        return deleted.ok ? done(`“${preset.value.name}” was deleted.`) : deleted
      })
    })
  presets
    .command('use')
    .description('gives decks a preset; “Default” removes the one they have')
    .argument('<preset>', 'its name')
    .argument('<decks...>', 'names of decks; nested decks follow')
    .action(async (name: string, decks: readonly string[]) => {
      process.exitCode = await run(async (ctx) => {
        const preset = await named(ctx, name)
        if (!preset.ok) return preset
        const assigned = await assignPreset(ctx, decks, preset.value.id)
        return assigned.ok
          ? done(`${counted(assigned.value.decks, 'deck')} changed to “${preset.value.name}”.`)
          : assigned
      })
    })
  withLimits(
    presets.command('limit').description('limits of a preset for today only').argument('<preset>', 'its name'),
  ).action(async (name: string, options: LimitOptions) => {
    process.exitCode = await limitPreset(name, options)
  })
  withLimits(presets.command('limit-deck').description('limits of one deck').argument('<deck>', 'its name'))
    .option('--today', 'for today only')
    .action(async (deck: string, options: LimitOptions) => {
      process.exitCode = await limitDeck(deck, options)
    })
}
