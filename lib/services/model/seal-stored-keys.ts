import type { Engine } from '../../data/engine/engine'
import { sealModelKey } from '../../data/mutations/model'
import { modelKeysInClear } from '../../data/queries/model/model'
import type { ModelKeys } from './model-keys'

/**
 * Encrypts the models' keys that an earlier version stored in clear, all or none. Run at each start; where there are none
 * it only looks. @returns how many it encrypted
 */
export const sealStoredKeys = async (engine: Engine, keys: ModelKeys): Promise<number> => {
  if ((await modelKeysInClear(engine.read)).length === 0) return 0
  return engine.write(async (tx) => {
    const inClear = await modelKeysInClear(tx)
    for (const { apiKey, ...owner } of inClear) await sealModelKey(tx, owner.learnerId, keys.seal(apiKey, owner))
    return inClear.length
  })
}
