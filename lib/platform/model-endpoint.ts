import ipaddr from 'ipaddr.js'
import type { Agent } from 'undici'
import { agentFor } from './guarded-fetch'
import { type AddressPolicy, isPublicAddress, judgeAddress, PUBLIC_ADDRESSES } from './guarded-fetch-policy'

/** Loopback and the private ranges: what a model of one's own runs on. */
const LOCAL_RANGES = ['loopback', 'private', 'uniqueLocal']
/** Where clouds tell a machine its secrets: over IPv4 that is link-local, over IPv6 a private address. */
const CLOUD_METADATA = ['fd00:ec2::254', 'fd20:ce::254']

const isLocalAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address) || address.includes('%')) return false
  const parsed = ipaddr.process(address)
  return LOCAL_RANGES.includes(parsed.range()) && !CLOUD_METADATA.includes(parsed.toString())
}

/** Which addresses a model may have: public ones, and local ones where the operator allows it. */
const policyFor = (port: number, localAllowed: boolean): AddressPolicy => ({
  ports: [port],
  admits: (address) => isPublicAddress(address) || (localAllowed && isLocalAddress(address)),
  resolve: PUBLIC_ADDRESSES.resolve,
})

export type ModelEndpoint =
  | {
      readonly ok: true
      /** Without a slash at the end. */
      readonly url: string
      readonly host: string
      /** Reaches nothing but this endpoint, whatever the address then leads to. Follows no redirects. */
      readonly fetch: typeof fetch
    }
  | { readonly ok: false; readonly message: string }

const refused = (message: string): ModelEndpoint => ({ ok: false, message })

/** Only a machine of one's own may be spoken to without encryption. */
const mayBePlain = (hostname: string): boolean =>
  hostname === 'localhost' || isLocalAddress(hostname.replace(/^\[|\]$/g, ''))

/**
 * An OpenAI-compatible endpoint as a learner wrote it. Public addresses need https; local ones are refused unless the
 * operator allows them (AIDE_LOCAL_MODELS). Every connection is checked again where it is made.
 */
export function modelEndpoint(address: string, localAllowed: boolean): ModelEndpoint {
  if (!URL.canParse(address)) return refused('Enter the full address, such as https://models.example.org/v1.')
  const url = new URL(address)
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  const policy = policyFor(port, localAllowed)
  const isLocal = mayBePlain(url.hostname)
  if (isLocal && !localAllowed) {
    return refused(
      'This address is on this machine or its network. To allow that, start the server with AIDE_LOCAL_MODELS=yes.',
    )
  }
  const judged = judgeAddress(address, policy)
  if (!judged.ok) return refused(`This address cannot be used: ${judged.reason}`)
  if (url.search !== '' || url.hash !== '') return refused('Remove “?” or “#” and what follows from the address.')
  if (url.protocol === 'http:' && !isLocal)
    return refused('Use an address that begins with https://. Otherwise the text would be sent unprotected.')
  const base = url.href.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')
  let agent: Promise<Agent> | null = null
  const guarded = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { fetch: undiciFetch } = await import('undici')
    agent ??= agentFor(policy)
    const options = { ...(init as object), dispatcher: await agent, redirect: 'error' as const }
    return (await undiciFetch(input as string, options)) as unknown as Response // undici's own types of the same web standard
  }
  return { ok: true, url: base, host: url.host, fetch: guarded as typeof fetch } // as above
}
