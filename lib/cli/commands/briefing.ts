import type { Command } from 'commander'
import { addBriefingCrib } from '../briefing/crib'
import { addBriefingList } from '../briefing/list'

/** `aide briefing …`: the briefings and what to take to them. */
export const addBriefing = (program: Command): void => {
  const briefing = program.command('briefing').description('your briefings: how ready you are, and their crib sheets')
  addBriefingList(briefing)
  addBriefingCrib(briefing)
}
