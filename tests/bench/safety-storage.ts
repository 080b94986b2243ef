import { report } from './report'
import { kills, type Losses } from './safety/kills'
import { lostLogs } from './safety/lost-logs'
import { powerCuts } from './safety/power-cuts'
import { restoreKills } from './safety/restore-kills'

const group = 'safety'
const NONE = '<= 0'

const reportLosses = (what: string, { tried, acknowledged, lost, duplicated, falseAlarms }: Losses) => {
  const at = `${tried} ${what}, ${acknowledged.toLocaleString('en')} answers acknowledged`
  report({ group, figure: `${what}: tried`, at, value: tried, unit: 'times', aim: null })
  report({ group, figure: `${what}: lost`, at, value: lost, unit: 'answers', aim: NONE })
  report({ group, figure: `${what}: stored twice`, at, value: duplicated, unit: 'answers', aim: NONE })
  report({ group, figure: `${what}: start refused`, at, value: falseAlarms, unit: 'times', aim: NONE })
}

export type StorageCounts = {
  readonly kills: number
  readonly powerCuts: number
  readonly lostLogs: number
  /** 0 for every call. */
  readonly restoreKills: number
}

/** What becomes of stored answers under kills, power cuts, damaged logs and restores that are cut off. */
export const measureStorage = async (counts: StorageCounts): Promise<void> => {
  reportLosses('kills', await kills(counts.kills))
  const cuts = await powerCuts(counts.powerCuts)
  if (cuts) reportLosses('power cuts', cuts)
  else console.error('Power cuts were not tried: that takes Linux and a C compiler (cc).')
  const logs = await lostLogs(counts.lostLogs)
  const at = `${logs.tried} damaged logs`
  report({ group, figure: 'damaged logs: answers gone', at, value: logs.harmful, unit: 'times', aim: null })
  report({ group, figure: 'damaged logs: undetected', at, value: logs.undetected, unit: 'times', aim: NONE })
  report({ group, figure: 'damaged logs: false alarms', at, value: logs.falseAlarms, unit: 'times', aim: NONE })
  const restores = await restoreKills(counts.restoreKills)
  if (restores) {
    const killed = `killed at ${restores.tried} of ${restores.of} system calls`
    report({ group, figure: 'restores: no database', at: killed, value: restores.without, unit: 'times', aim: NONE })
    report({ group, figure: 'restores: answers lost', at: killed, value: restores.lost, unit: 'times', aim: NONE })
  } else console.error('Restores were not killed at system calls: that takes strace.')
}
