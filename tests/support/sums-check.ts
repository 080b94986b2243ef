import type { Engine } from '@/lib/data/engine/engine'
import type { Asker } from '@/lib/services/context'
import type { Check, Examination } from '@/lib/services/storage/doctor/check'
import { checkSums } from '@/lib/services/storage/doctor/check-sums'

/** The doctor's check of one learner's sums alone, over what the engine reads now. */
export const sumsCheck = async (engine: Engine, asker: Asker, repair = false): Promise<Check> => {
  const store = engine.read
  const examination: Examination = {
    snapshot: { store, connection: null, close: async () => {} },
    ...{ store, now: 0, askers: [asker], damaged: new Map() },
    backups: { newest: () => null, recent: () => [], withEntry: async () => null, remedy: () => '' },
  }
  const examined = await checkSums(examination)
  if (repair) await examined.repair?.(engine)
  return examined.check.done()
}
