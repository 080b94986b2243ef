import { lookup as resolveName } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Which addresses of the network may be asked. Tests bring their own; what is served uses `PUBLIC_ADDRESSES`. */
export type AddressPolicy = {
  readonly ports: readonly number[]
  /** Whether a numeric address may be connected to. */
  readonly admits: (address: string) => boolean
  /** All numeric addresses of a name. Rejects where there are none. */
  readonly resolve: (hostname: string) => Promise<readonly ResolvedAddress[]>
}

export type ResolvedAddress = { readonly address: string; readonly family: number }

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
/** ISATAP: the interface half of the address wraps an IPv4 address, which may be a private one. */
const ISATAP = [0x0000, 0x0200]

/**
 * Whether a numeric address belongs to the public network. Everything else is refused: loopback, private, link-local
 * (cloud metadata too), shared, multicast, broadcast, documentation, and the IPv6 forms that wrap an IPv4 address
 * (mapped, compatible, 6to4, NAT64, Teredo, ISATAP).
 */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast'
  if (!(parsed instanceof ipaddr.IPv6) || parsed.range() !== 'unicast' || !parsed.match(GLOBAL_UNICAST)) return false
  return !(ISATAP.includes(parsed.parts[4] ?? 0) && parsed.parts[5] === 0x5efe)
}

export const PUBLIC_ADDRESSES: AddressPolicy = {
  ports: [80, 443],
  admits: isPublicAddress,
  resolve: (hostname) => resolveName(hostname, { all: true, verbatim: true }),
}

/** An address that the policy refuses; `reason` completes the sentence “… was not opened: ”. */
export type RefusedAddress = { readonly ok: false; readonly reason: string }

/** The numeric address that a URL's host is, without brackets; null where it is a name. */
const literalOf = (hostname: string): string | null => {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 ? null : bare
}

/**
 * Whether a URL may be fetched, as far as it can be told without asking for the name's addresses. The parser of URLs has
 * already brought every spelling (decimal, octal, hex, short, full-width dots) of a numeric host to its usual one.
 */
export const judgeAddress = (
  address: string,
  policy: AddressPolicy,
): { readonly ok: true; readonly url: URL } | RefusedAddress => {
  const refuse = (reason: string): RefusedAddress => ({ ok: false, reason })
  if (!URL.canParse(address))
    return refuse('it is not a web address. Enter it in full, beginning with https:// or http://.')
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse('only addresses that begin with https:// or http:// are opened.')
  if (url.username !== '' || url.password !== '') return refuse('it contains a user name or password. Remove that.')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (!policy.ports.includes(port)) return refuse(`it names port ${port}; only the usual web ports are opened.`)
  const literal = literalOf(url.hostname)
  if (literal !== null && !policy.admits(literal)) return refuse(NOT_PUBLIC)
  return { ok: true, url }
}

export const NOT_PUBLIC = 'it leads to this machine or a private network, not to the public web.'

/** Thrown inside a connection attempt where a name has an address that the policy refuses. */
export class RefusedAddressError extends Error {
  constructor(hostname: string) {
    super(`${hostname} has an address that is not public`)
    this.name = 'RefusedAddressError'
  }
}

/** The addresses of a name. One refused address among them refuses the name, so that no second answer can slip in. */
export const resolveAdmitted = async (hostname: string, policy: AddressPolicy): Promise<readonly ResolvedAddress[]> => {
  const answers = await policy.resolve(hostname)
  if (answers.length === 0 || answers.some(({ address }) => !policy.admits(address)))
    throw new RefusedAddressError(hostname)
  return answers
}
