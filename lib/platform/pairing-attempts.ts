import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GuardedRequest, Refusal } from './host-guard'

/** Six words and the name of a device, with room to spare. */
const MOST_BYTES = 1_024
const BODY_MS = 5_000
/** More tries than a person needs. A code of 66 bits is not guessed at any rate; this keeps guessing cheap. */
const MOST_A_MINUTE = 10
const MINUTE_MS = 60_000
const MOST_AT_ONCE = 20
const MOST_ADDRESSES = 10_000

const TOO_LARGE: Refusal = { status: 413, title: 'Content Too Large', detail: 'A code and a name take at most 1 kB.' }
const TOO_SLOW: Refusal = { status: 408, title: 'Request Timeout', detail: 'The code did not arrive within 5 seconds.' }
const TOO_MANY: Refusal = {
  status: 429,
  title: 'Too Many Requests',
  detail: 'Too many attempts. Wait a minute, then try again.',
}

/**
 * Who asks, as the proxy tells it: the last address is the one that the proxy itself saw. Null where no proxy tells it,
 * as on this machine; those are never locked out, so that nobody can lock out the owner.
 */
const addressOf = ({ headers }: GuardedRequest): string | null => {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',')
  return forwarded.split(',').at(-1)?.trim() || null
}

/**
 * Waits for the body and puts it back, so that a client that sends it slowly holds nothing but its connection.
 * @returns false if it did not arrive in time
 */
const bodyArrived = (request: IncomingMessage, bytes: number): Promise<boolean> =>
  new Promise((known) => {
    const parts: Buffer[] = []
    const done = (arrived: boolean) => {
      clearTimeout(limit)
      request.off('readable', take).off('close', gone)
      known(arrived)
    }
    const gone = () => done(false)
    const limit = setTimeout(gone, BODY_MS)
    const take = () => {
      for (let part = request.read(); part !== null; part = request.read()) parts.push(part)
      const body = Buffer.concat(parts)
      if (body.length < bytes) return
      if (body.length > 0) request.unshift(body)
      done(true)
    }
    if (bytes === 0) return done(true)
    request.on('readable', take).on('close', gone)
  })

export type PairingAttempts = {
  /** Why a code may not be looked up now; null if it may, until the response has ended. */
  readonly judge: (asked: GuardedRequest, request: IncomingMessage, response: ServerResponse) => Promise<Refusal | null>
}

/** Counts the only requests that do something for somebody who is not paired, before anything is read or parsed. */
export const pairingAttempts = (now: () => number = Date.now): PairingAttempts => {
  const tries = new Map<string, readonly number[]>()
  let running = 0

  const mayTry = (address: string): boolean => {
    const recent = (tries.get(address) ?? []).filter((at) => now() - at < MINUTE_MS)
    if (recent.length >= MOST_A_MINUTE) return false
    // Moves to the end: the addresses that tried longest ago are forgotten first.
    tries.delete(address)
    tries.set(address, [...recent, now()])
    const [oldest] = tries.keys()
    if (tries.size > MOST_ADDRESSES && oldest !== undefined) tries.delete(oldest)
    return true
  }

  return {
    judge: async (asked, request, response) => {
      const bytes = Number(asked.headers['content-length'] ?? 0)
      if (bytes > MOST_BYTES) return TOO_LARGE
      if (!(await bodyArrived(request, bytes))) return TOO_SLOW
      const address = addressOf(asked)
      if (running >= MOST_AT_ONCE || (address !== null && !mayTry(address))) return TOO_MANY
      running += 1
      response.once('close', () => {
        running -= 1
      })
      return null
    },
  }
}
