import { measureDamage } from './safety-damage'
import { measureStorage } from './safety-storage'

/** What `npm run bench -- safety` measures: storage, and damage to the file. */
const run = async () => {
  await measureStorage({ kills: 100, powerCuts: 50, lostLogs: 40, restoreKills: 40 })
  await measureDamage({ flips: Number(process.env.AIDE_SAFETY_FLIPS ?? 500) })
}

void run()
