import type { Command } from 'commander'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { FieldEntry, FormTexts } from '@/lib/domain/form-fields'
import type { Context } from '@/lib/services/context'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { SETTINGS_FIELDS } from '@/lib/services/settings/settings-fields'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { columns, complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

const FIELDS: Readonly<Record<string, FieldEntry>> = SETTINGS_FIELDS

/** What a field holds, as it is typed: a switch is on or off. */
const textOf = (texts: FormTexts, name: string): string =>
  FIELDS[name]?.kind === 'switch' ? (texts[name] ?? 'off') : (texts[name] ?? '')

const textsOf = async ({ engine, actor }: Context): Promise<FormTexts> =>
  settingsTexts(await learnerOf(engine.read, actor.learnerId))

const list = (json: true | undefined): Promise<ExitCode> =>
  withData(async (ctx) => {
    const texts = await textsOf(ctx)
    const values = Object.keys(FIELDS).map((name) => [name, textOf(texts, name)] as const)
    if (json) sayJson(Object.fromEntries(values))
    else say(columns([['setting', 'value'], ...values]))
    return 0
  })

/** What a setting accepts, where that is a choice of few. */
const choiceWords = ({ kind, options }: FieldEntry): string =>
  kind === 'switch' ? 'on, off' : (options ?? []).map(({ value }) => value).join(', ')

const show = (name: string, field: FieldEntry, json: true | undefined): Promise<ExitCode> =>
  withData(async (ctx) => {
    const value = textOf(await textsOf(ctx), name)
    const accepted = choiceWords(field)
    if (json) sayJson({ [name]: value })
    else
      say(
        [`${name}: ${value}`, `${field.label}. ${field.hint ?? ''}`, ...(accepted ? [`One of: ${accepted}.`] : [])]
          .map((line) => wrap(line.trim()))
          .join('\n'),
      )
    return 0
  })

const set = (name: string, field: FieldEntry, value: string, json: true | undefined): Promise<ExitCode> =>
  withData(async (ctx) => {
    const { [name]: before, ...others } = await textsOf(ctx)
    const isSwitch = field.kind === 'switch'
    if (isSwitch && value !== 'on' && value !== 'off') {
      complain(`${name} must be on or off, not “${value}”.`)
      return 2
    }
    const saved = await saveSettings(ctx, isSwitch && value === 'off' ? others : { ...others, [name]: value })
    if (!saved.ok) {
      complain(Object.values(saved.errors).join('\n'))
      return 2
    }
    if (json) sayJson({ [name]: value, before: before ?? (isSwitch ? 'off' : ''), changed: saved.isChanged })
    else say(saved.isChanged ? `${field.label}: ${value}.` : 'Nothing was changed.')
    return 0
  })

/** `aide settings`: what the Settings page holds, to read and to change. */
export const addSettings = (program: Command): void => {
  program
    .command('settings')
    .argument('[name]', 'one setting')
    .argument('[value]', 'its new value')
    .description('your settings: list them, show one, or change one')
    .option('--json', 'as JSON, for programs')
    .action(async (name: string | undefined, value: string | undefined, options: { readonly json?: true }) => {
      const field = name === undefined ? undefined : FIELDS[name]
      if (name !== undefined && (field === undefined || !Object.hasOwn(FIELDS, name))) {
        complain(`There is no setting “${name}”. “aide settings” lists them all.`)
        process.exitCode = 2
      } else if (name === undefined || field === undefined) process.exitCode = await list(options.json)
      else if (value === undefined) process.exitCode = await show(name, field, options.json)
      else process.exitCode = await set(name, field, value, options.json)
    })
}
