import { ensureSecretKey, readSecretKey } from '../../data/files/secret-key'
import type { LearnerId } from '../../domain/ids'
import { newSecretKey, secretBox } from '../../platform/secret-box'

/** Whose key of a model it is, and the address that it was given for. */
export type KeyOwner = { readonly learnerId: LearnerId; readonly endpoint: string }

/** Encrypts keys of models for the database, and decrypts them where they are used. */
export type ModelKeys = {
  /** Makes the data folder's secret key where there is none yet. */
  readonly seal: (apiKey: string, owner: KeyOwner) => string
  /** Null where this data folder cannot read what is stored: its secret key is another one, or missing. */
  readonly open: (stored: string, owner: KeyOwner) => string | null
}

/** A key opens only for the learner and the address it was entered for: neither row nor address can be exchanged. */
const ownerText = ({ learnerId, endpoint }: KeyOwner): string => JSON.stringify(['model-key', learnerId, endpoint])

/** The keys of a data folder. Its secret key is read each time: a file that was put back counts at once. */
export const modelKeys = (dataDir: string): ModelKeys => ({
  seal: (apiKey, owner) => secretBox(ensureSecretKey(dataDir, newSecretKey)).seal(apiKey, ownerText(owner)),
  open: (stored, owner) => {
    const key = readSecretKey(dataDir)
    return key === null ? null : secretBox(key).open(stored, ownerText(owner))
  },
})
