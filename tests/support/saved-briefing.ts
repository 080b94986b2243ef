import { type BriefingChoices, type BriefingScope, DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { DAY_MS } from '@/lib/domain/time/units'
import type { BriefingInput } from '@/lib/services/briefing/briefing-input'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { must } from './must'

type More = Partial<Omit<BriefingInput, 'choices'>> & { readonly choices?: Partial<BriefingChoices> }

/** What is typed for a briefing in some days on a part of the library. */
export const briefingTyped = (
  ctx: Context,
  days: number,
  scope: Partial<BriefingScope> = {},
  { choices, ...more }: More = {},
): BriefingInput => ({
  title: 'Bridges',
  at: ctx.now + days * DAY_MS,
  timeZone: 'Etc/UTC',
  place: null,
  audience: null,
  minutesPerDay: 10,
  choices: { ...DEFAULT_CHOICES, scope: { ...EMPTY_SCOPE, ...scope }, ...choices },
  ...more,
})

/** Saves such a briefing, and gives its id and how many facts it has. */
export const savedBriefing = async (...typed: Parameters<typeof briefingTyped>) =>
  must(await saveBriefing(typed[0], briefingTyped(...typed)))
