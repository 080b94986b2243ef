import { randomBytes } from 'node:crypto'
import { removeCalendarAddress, saveCalendarAddress } from '../../data/mutations/briefings'
import { calendarAddressOf, findCalendarAddress } from '../../data/queries/briefing/briefings'
import { workspacesOf } from '../../data/queries/learner/learner'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

const TOKEN_BYTES = 32
/** 32 bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** The token of the actor's calendar; null where it is switched off. */
export const findCalendarToken = async ({ engine, actor }: Context): Promise<string | null> =>
  (await findCalendarAddress(engine.read, actor.learnerId))?.token ?? null

/** Gives the actor's calendar a new address. One from before leads nowhere at once. @returns the token */
export const renewCalendarAddress = async ({ engine, actor, now }: Context): Promise<string> => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await engine.write((tx) => saveCalendarAddress(tx, actingLearner(actor), token, now))
  return token
}

/** Switches the actor's calendar off: its address leads nowhere. */
export const switchOffCalendar = async ({ engine, actor }: Context): Promise<void> => {
  await engine.write((tx) => removeCalendarAddress(tx, actingLearner(actor)))
}

/** Who asks by a token, whoever sits at this machine; null where no calendar has it. */
export const contextOfToken = async (
  { engine, now }: Pick<Context, 'engine' | 'now'>,
  token: string,
): Promise<Context | null> => {
  if (!TOKEN.test(token)) return null
  const address = await calendarAddressOf(engine.read, token)
  if (address === null) return null
  const { learnerId } = address
  const workspaceIds = await workspacesOf(engine.read, learnerId)
  const [workspaceId] = workspaceIds
  return workspaceId === undefined ? null : { engine, now, actor: { learnerId, workspaceId, workspaceIds } }
}

/** The path of a calendar on this server; `hour` puts study at a time of day instead of the whole day. */
export const calendarPath = (token: string, hour: number | null = null): `/calendar/${string}` =>
  `/calendar/${token}${hour === null ? '' : `?hour=${hour}`}`
