import { measureStorage } from './safety-storage'

/** What `npm run bench -- safety` measures. */
const run = async () => {
  await measureStorage({ kills: 100, powerCuts: 50, lostLogs: 40, restoreKills: 40 })
}

void run()
