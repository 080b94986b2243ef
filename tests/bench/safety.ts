import { measureDamage } from './safety-damage'
import { measureStorage } from './safety-storage'
import { safetyTexts } from './safety-texts'

/** What `npm run bench -- safety` measures: storage, damage to the file, and texts that are hard to read. */
const run = async () => {
  await measureStorage({ kills: 200, powerCuts: 50, lostLogs: 40, restoreKills: 40 })
  await measureDamage({ flips: Number(process.env.AIDE_SAFETY_FLIPS ?? 500) })
  await safetyTexts('safety')
}

void run()
