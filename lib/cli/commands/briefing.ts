import type { Command } from 'commander'
import { addBriefingList } from '../briefing/list'
import { addBriefingNew } from '../briefing/new'
import { addBriefingPlan, addBriefingShow } from '../briefing/show'
import { addCalendar } from './briefing-calendar'
import { addCrib } from './briefing-crib'
import { addRehearse } from './briefing-rehearse'

/** `aide briefing …`: briefings, their readiness and their plans. */
export const addBriefing = (program: Command, calledFrom: string): void => {
  const briefing = program
    .command('briefing')
    .description('your briefings: readiness, the plan until the day, rehearsals and crib sheets')
  addBriefingList(briefing)
  addBriefingShow(briefing)
  addBriefingPlan(briefing)
  addBriefingNew(briefing)
  addRehearse(briefing)
  addCrib(briefing, calledFrom)
  addCalendar(briefing)
}
