import type { LookupFunction } from 'node:net'
import type { Agent } from 'undici'
import { type AddressPolicy, judgeAddress, PUBLIC_ADDRESSES, resolveAdmitted } from './guarded-fetch-policy'

/** A pair of keys by which push services know a server (VAPID, RFC 8292), base64url. */
export type VapidKeys = { readonly publicKey: string; readonly privateKey: string }

/** A browser's subscription: where its maker takes messages, and what they are encrypted with (RFC 8291). */
export type PushTarget = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }

/** What may be asked. Tests bring their own addresses and certificate; what is served uses `PUSH_SERVICES`. */
export type PushPolicy = AddressPolicy & {
  /** A certificate to trust beside those of the system. */
  readonly ca?: string
}

/** Push services are on the public network, behind the usual port. */
export const PUSH_SERVICES: PushPolicy = { ...PUBLIC_ADDRESSES, ports: [443] }

export type PushResult =
  | { readonly ok: true }
  /** `isGone`: the browser no longer takes messages, and never will under this subscription. */
  | { readonly ok: false; readonly isGone: boolean; readonly problem: string }

/** A browser that is off for longer than this does not get the reminder of that day. */
const TIME_TO_LIVE_SECONDS = 6 * 60 * 60
const LIMIT_MS = 15_000

/** Keys for a server that had none. */
export const newVapidKeys = async (): Promise<VapidKeys> => (await import('web-push')).default.generateVAPIDKeys()

const KEY_BYTES = 65
const SECRET_BYTES = 16
const isBytes = (text: string, bytes: number): boolean =>
  /^[A-Za-z0-9_-]+={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === bytes

/** Why a subscription cannot be one of a browser; null if it can. */
export const problemOfTarget = (
  { endpoint, p256dh, auth }: PushTarget,
  policy: PushPolicy = PUSH_SERVICES,
): string | null => {
  if (!/^https:/i.test(endpoint)) return 'The address for messages is refused: it must begin with https://.'
  const judged = judgeAddress(endpoint, policy)
  if (!judged.ok) return `The address for messages is refused: ${judged.reason}`
  if (!isBytes(p256dh, KEY_BYTES) || !isBytes(auth, SECRET_BYTES)) return 'The keys of the browser are not valid.'
  return null
}

const agentOf = async (policy: PushPolicy): Promise<Agent> => {
  const { Agent } = await import('undici')
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolveAdmitted(hostname, policy).then(
      (found) => {
        const [first] = found
        if (options.all) callback(null, [...found])
        else callback(null, first?.address ?? '', first?.family ?? 0)
      },
      (reason) => callback(reason, []),
    )
  }
  return new Agent({ connect: { lookup, ...(policy.ca === undefined ? {} : { ca: policy.ca }) }, allowH2: false })
}

type Message = { readonly keys: VapidKeys; readonly subject: string; readonly payload: string; readonly topic: string }

/**
 * Sends a message to a browser through its maker's push service, encrypted so that only the browser can read it. No
 * redirect is followed, and no address that is not public is connected to.
 * @param message `subject` is how the service reaches the operator: a mailto: or https: address; a later message of the
 *   same `topic` takes the place of one that still waits
 */
export const sendPush = async (
  target: PushTarget,
  { keys, subject, payload, topic }: Message,
  policy: PushPolicy = PUSH_SERVICES,
): Promise<PushResult> => {
  const problem = problemOfTarget(target, policy)
  if (problem !== null) return { ok: false, isGone: false, problem }
  const { default: webPush } = await import('web-push')
  const { request } = await import('undici')
  const agent = await agentOf(policy)
  try {
    const { endpoint, method, headers, body } = webPush.generateRequestDetails(
      { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
      payload,
      { vapidDetails: { subject, ...keys }, TTL: TIME_TO_LIVE_SECONDS, urgency: 'normal', topic },
    )
    const { statusCode, body: answer } = await request(endpoint, {
      method,
      headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
      body,
      dispatcher: agent,
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    await answer.dump()
    if (statusCode >= 200 && statusCode < 300) return { ok: true }
    if (statusCode === 404 || statusCode === 410) {
      return { ok: false, isGone: true, problem: 'The browser no longer takes notifications from here.' }
    }
    return { ok: false, isGone: false, problem: `The push service answered ${statusCode}.` }
  } catch (reason) {
    const said = reason instanceof Error ? reason.message : String(reason)
    return { ok: false, isGone: false, problem: `The push service could not be reached: ${said}` }
  } finally {
    await agent.close()
  }
}
