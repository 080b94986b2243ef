import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** What every sealed text begins with: the version says how to open it, and that it is not a text in clear. */
const PREFIX = 'sealed:v1:'
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
/** 96 random bits, as NIST SP 800-38D asks of GCM; they may be chosen at random for 2^32 texts a key. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

export type SecretBox = {
  /** The text, encrypted for one owner: `sealed:v1:` and base64url of nonce, tag and ciphertext. Different each time. */
  readonly seal: (text: string, owner: string) => string
  /** The text again; null with another key, for another owner, and of anything that was changed or never sealed. */
  readonly open: (sealed: string, owner: string) => string | null
}

/** Whether a stored text is sealed, by whatever key. */
export const isSealed = (stored: string): boolean => stored.startsWith(PREFIX)

/** A fresh key for a box. */
export const newSecretKey = (): Buffer => randomBytes(KEY_BYTES)

/**
 * Encrypts short secrets with AES-256-GCM. The owner is authenticated but not stored: a sealed text that is copied to
 * another owner's row does not open there.
 * @throws RangeError where the key is not 32 bytes long
 */
export const secretBox = (key: Uint8Array): SecretBox => {
  if (key.length !== KEY_BYTES) throw new RangeError(`a secret key has ${KEY_BYTES} bytes, not ${key.length}`)
  return {
    seal: (text, owner) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner))
      const secret = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), secret]).toString('base64url')
    },
    open: (sealed, owner) => {
      if (!isSealed(sealed)) return null
      const encoded = sealed.slice(PREFIX.length)
      const bytes = Buffer.from(encoded, 'base64url')
      // Node skips what is not base64url; a text that comes out differently was changed.
      if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== encoded) return null
      const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)]
      try {
        const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
        cipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
        const text = Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()])
        return text.toString('utf8')
      } catch {
        // The tag does not match: another key, another owner, or a changed byte.
        return null
      }
    },
  }
}
