import { randomBytes } from 'node:crypto'
import { ensureSecretKey, readSecretKey } from '../../data/files/secret-key'
import { saveReminderKeys } from '../../data/mutations/reminders'
import { type ReminderKeys, reminderKeysOf } from '../../data/queries/learner/reminders'
import type { LearnerId } from '../../domain/ids'
import { newVapidKeys, type VapidKeys } from '../../platform/push'
import { newSecretKey, secretBox } from '../../platform/secret-box'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

const TOKEN_BYTES = 32

const ownerText = (learnerId: LearnerId): string => JSON.stringify(['push-key', learnerId])

/** Keys by which push services know this server; null where this data folder cannot read them. */
export const openVapidKeys = (keys: ReminderKeys, learnerId: LearnerId, dataDir: string): VapidKeys | null => {
  const key = readSecretKey(dataDir)
  const privateKey = key === null ? null : secretBox(key).open(keys.vapidPrivate, ownerText(learnerId))
  return privateKey === null ? null : { publicKey: keys.vapidPublic, privateKey }
}

/**
 * The keys of the actor's reminders, made on this machine when they are first needed. Ones that this data folder cannot
 * read are replaced: browsers that subscribed under them have to be added again.
 */
export const ensureReminderKeys = async (ctx: Context, dataDir: string): Promise<ReminderKeys> => {
  const { learnerId } = ctx.actor
  const known = await reminderKeysOf(ctx.engine.read, learnerId)
  if (known && openVapidKeys(known, learnerId, dataDir) !== null) return known
  const { publicKey, privateKey } = await newVapidKeys()
  const box = secretBox(ensureSecretKey(dataDir, newSecretKey))
  const keys: ReminderKeys = {
    token: known?.token ?? randomBytes(TOKEN_BYTES).toString('base64url'),
    vapidPublic: publicKey,
    vapidPrivate: box.seal(privateKey, ownerText(learnerId)),
  }
  await ctx.engine.write((tx) => saveReminderKeys(tx, actingLearner(ctx.actor), keys, ctx.now))
  return keys
}
