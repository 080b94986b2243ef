import type { Briefing } from '../../data/queries/briefing/briefings'
import type { BriefingInput } from './briefing-input'

/** A briefing as its form shows it. */
export const briefingInputOf = ({
  title,
  at,
  timeZone,
  place,
  audience,
  minutesPerDay,
  choices,
}: Briefing): BriefingInput => ({ title, at, timeZone, place, audience, minutesPerDay, choices })
