import { type GuardedRequest, pathOf, type Refusal } from './host-guard'

/** Recognises paired devices. It needs the data, which the application opens behind the guard. */
export type DeviceGate = {
  /**
   * Whether the cookies of a request are those of a paired device.
   * @param origin the one it came by: browsers keep cookies apart that are only sent encrypted
   * @returns null if not; else the cookies to renew, usually none
   */
  readonly recognise: (cookies: string, origin: string) => Promise<readonly string[] | null>
  /** Whether this is the secret that programs on this machine read from the data folder. */
  readonly isSecret: (secret: string) => boolean
  /** Makes the address, for use once and soon, that pairs a browser on this machine with its owner. */
  readonly linkFor: (url: string) => Promise<string>
}

/** The server and the application are loaded apart but are one process: what one sets, the other sees. */
const GATE = Symbol.for('aide.device-gate')

export const setDeviceGate = (gate: DeviceGate): void => {
  Reflect.set(globalThis, GATE, gate)
}

const deviceGate = (): DeviceGate | null => Reflect.get(globalThis, GATE) ?? null

/** The address that pairs a browser on this machine; null where nobody has to be paired. */
export const pairingLink = async (url: string): Promise<string | null> => (await deviceGate()?.linkFor(url)) ?? null

/** The origin that cookies of devices belong to, by the Host of an admitted request: the public one, or this machine. */
export const originOfDevices = (host: string, publicOrigin: string | null): string =>
  publicOrigin !== null && host.toLowerCase() === new URL(publicOrigin).host ? publicOrigin : 'http://localhost'

/** Where a device that is not paired is sent. */
const PAIRING_PAGE = '/pair'
/** What a browser asks for without its cookies, and says nothing of anyone. */
const FOR_ALL = new Set([
  PAIRING_PAGE,
  '/manifest.webmanifest',
  '/icon.svg',
  '/icon-192.png',
  '/icon-512.png',
  '/apple-icon.png',
  '/favicon.ico',
])
/** The address of a calendar is its own secret: calendar programs send no cookies. */
const CALENDAR = /^\/calendar\/[\w-]{22,64}$/
const READS = new Set(['GET', 'HEAD'])

/** What a device may do that is not paired: open the page that pairs, and send a code. */
const isForAll = ({ method, target, headers }: GuardedRequest): boolean => {
  // A server action would be run whatever the path; parts of other pages could be asked for with these headers.
  const isNextRequest = ['next-action', 'rsc', 'next-router-state-tree'].some((name) => headers[name] !== undefined)
  // Compared as sent: what a router may read differently is not one of them.
  const path = target.split('?', 1)[0] ?? ''
  if (isNextRequest || pathOf(target) !== path) return false
  return READS.has(method) ? FOR_ALL.has(path) || CALENDAR.test(path) : sendsCode({ method, target })
}

/** Whether a request sends a code that pairs. */
export const sendsCode = ({ method, target }: Pick<GuardedRequest, 'method' | 'target'>): boolean =>
  method === 'POST' && target === '/api/v1/pair'

const BEARER = /^Bearer ([\w-]+)$/

/** Whether it comes from a program that knows the secret of the data folder: it may use the interface for programs. */
const isFromProgram = ({ headers, target }: GuardedRequest): boolean => {
  const secret = BEARER.exec(headers.authorization ?? '')?.[1]
  const isOfPrograms = pathOf(target).startsWith('/api/v1/') && headers['next-action'] === undefined
  return secret !== undefined && isOfPrograms && (deviceGate()?.isSecret(secret) ?? false)
}

export type Admission =
  | { readonly kind: 'admitted'; readonly cookies: readonly string[] }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const ADMITTED: Admission = { kind: 'admitted', cookies: [] }

const NOT_PAIRED: Refusal = {
  status: 401,
  title: 'Unauthorized',
  detail:
    'This device is not paired. Open /pair on it, with a code from Settings › Devices; on the computer that the server runs on, open the address that “npm start” prints.',
}

/**
 * Whether a request that the host guard let through may be answered, by who sent it: a paired device, or a program with
 * the secret. Where it seems to come from counts for nothing. Without anybody who recognises devices, none is.
 */
export const admit = async (request: GuardedRequest): Promise<Admission> => {
  if (isForAll(request) || isFromProgram(request)) return ADMITTED
  const origin = originOfDevices(request.headers.host ?? '', request.publicOrigin)
  const cookies = (await deviceGate()?.recognise(request.headers.cookie ?? '', origin)) ?? null
  if (cookies) return { kind: 'admitted', cookies }
  const opensPage = request.method === 'GET' && request.headers['sec-fetch-dest'] === 'document'
  return opensPage ? { kind: 'redirect', to: PAIRING_PAGE } : { kind: 'refused', refusal: NOT_PAIRED }
}
