import { factsByWorth } from '../../domain/briefing/feasibility'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { BriefingInput } from './briefing-input'
import { briefingInputOf } from './completed-input'
import { forecastInputsOf } from './forecast-inputs'
import { saveBriefing } from './save-briefing'

/** What a button of a briefing's page changes. */
export type BriefingUpdate =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'drop'; readonly facts: number }
  | { readonly kind: 'targets'; readonly must: number; readonly others: number }
  | { readonly kind: 'days-off' }

/** The briefing as it was, so that the change can be taken back. */
export type ChangedBriefing = { readonly before: BriefingInput; readonly facts: number }

const changed = async (ctx: Context, id: string, input: BriefingInput, change: BriefingUpdate) => {
  const { choices } = input
  switch (change.kind) {
    case 'minutes':
      return done({ ...input, minutesPerDay: change.minutes })
    case 'targets':
      return done({ ...input, choices: { ...choices, targetMust: change.must, targetOthers: change.others } })
    case 'days-off':
      return done({ ...input, choices: { ...choices, daysOff: [], weekdaysOff: [] } })
    case 'drop': {
      const found = await briefingToChange(ctx, id)
      if (!found.ok) return found
      const facts = factsByWorth((await forecastInputsOf(ctx, found.value)).cards)
      if (change.facts >= facts.length) return failed('invalid', 'That would leave the briefing without facts.')
      const { scope } = choices
      const leftOut = [...new Set([...scope.leftOut, ...facts.slice(facts.length - change.facts)])]
      return done({ ...input, choices: { ...choices, scope: { ...scope, leftOut } } })
    }
    default:
      return change satisfies never
  }
}

/** Makes one change of a briefing: more minutes, fewer facts (the least important ones), lower targets, no days off. */
export const changeBriefing = async (
  ctx: Context,
  id: string,
  change: BriefingUpdate,
): Promise<Result<ChangedBriefing>> => {
  const found = await briefingToChange(ctx, id)
  if (!found.ok) return found
  const before = briefingInputOf(found.value)
  const after = await changed(ctx, id, before, change)
  if (!after.ok) return after
  const saved = await saveBriefing(ctx, after.value, id)
  return saved.ok ? done({ before, facts: saved.value.facts }) : saved
}
