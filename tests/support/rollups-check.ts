import type { Engine } from '@/lib/data/engine/engine'
import type { Actor } from '@/lib/services/context'
import { type Check, type Examination, openCheck } from '@/lib/services/storage/doctor/check'
import { checkRollups } from '@/lib/services/storage/doctor/check-memories'

/** The doctor's check of one learner's rollups alone, over what the engine reads now. */
export const rollupsCheck = async (engine: Engine, actor: Actor, repair = false): Promise<Check> => {
  const store = engine.read
  const examination: Examination = {
    snapshot: { store, connection: null, media: engine.media, close: async () => {} },
    store,
    settings: { dataDir: '/nowhere', databaseUrl: null },
    actors: [actor],
  }
  const check = openCheck('rollups')
  const repairAll = await checkRollups(examination, check)
  if (repair) await repairAll(engine)
  return check.done()
}
